/** A link that no sentence fits in; `hxxps` is one that was made unclickable. Apart from the schemas: screens carry no parser. */
export const CONTEXT_LINK = /^(https?|hxxps?):\/\/[^\s/]\S*$/
