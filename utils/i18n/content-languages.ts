/**
 * The languages that are offered before anything is typed, as BCP 47 tags: all of ISO 639-1
 * (https://www.loc.gov/standards/iso639-2/php/code_list.php), those without a two-letter tag in which partners of crisis
 * regions work, and those that are written in more than one script, or with Latin letters on a telephone (`Qaag` is the
 * Zawgyi encoding of Burmese). The whole registry is searched beside them, see `code-names.ts`.
 */
export const CONTENT_LANGUAGES: string[] = (
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo ' +
  'es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka ' +
  'kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng ' +
  'nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su ' +
  'sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ' +
  'ckb kmr fil rhg kac ksw shn kjg mnw cnh arz apc acm ary aeb arq apd ayn prs bal pnb skr tig wal sid bem luo luy kam ' +
  'mer din nus bho mai sat mni zh-Hans zh-Hant sr-Cyrl sr-Latn uz-Arab uz-Cyrl az-Arab pa-Arab sd-Deva ks-Deva ' +
  'ku-Arab ms-Arab ha-Arab ff-Adlm ar-Latn hi-Latn ur-Latn bn-Latn fa-Latn my-Qaag pt-BR pt-PT es-419'
).split(' ')
