import type { ReactNode } from 'react'
import type { Flag } from '../../utils/flag/flag.ts'
import { shownGroup } from '../../utils/history/shown-state.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { FactList } from './fact-list.tsx'
import { useSentFacts } from './sent-facts.ts'

/** Exactly what was (or will be) sent: what the partner said first, every other field below. The post's text is folded. */
export function SentPanel({ stub, flag }: Pick<FlagDetail, 'stub'> & { flag: Flag }) {
  const { t } = useTranslator()
  const { written, context, chosen, read, envelope } = useSentFacts()(flag)
  const text = flag.capture?.text?.value
  return (
    <Panel title={t(stub.reference === null && shownGroup(stub) === 'on_device' ? 'history.toBeSent' : 'history.sent')}>
      <FactList facts={written} stacked />
      <FactList facts={context} stacked />
      <FactList facts={chosen} />
      {text && (
        <Fold title={t('history.showText')}>
          <blockquote className="words" dir="auto">
            {text}
          </blockquote>
        </Fold>
      )}
      <Fold title={t('history.allFields')}>
        {read.length > 0 && <h3 className="meta">{t('history.readFromPage')}</h3>}
        <FactList facts={read} />
        <h3 className="meta">{t('history.envelope')}</h3>
        <FactList facts={envelope} />
      </Fold>
    </Panel>
  )
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="disclosure">
      <summary>
        <Icon name="next" />
        {title}
      </summary>
      <div className="inside fold stack is-tight">{children}</div>
    </details>
  )
}
