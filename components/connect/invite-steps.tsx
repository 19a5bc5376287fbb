import { useEffect, useState } from 'react'
import { type StoreApi, useStore } from 'zustand'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { ConfirmService } from './confirm-service.tsx'
import { ConnectStep } from './connect-step.tsx'
import { type ConnectState, createConnectStore } from './connect-store.ts'
import { InviteField } from './invite-field.tsx'

interface InviteStepsProps {
  /** Number of the first of the two steps. */
  from: number
  onConnected: () => void
}

/** Paste the invite, see where it leads, confirm. */
export function InviteSteps({ from, onConnected }: InviteStepsProps) {
  const { t } = useTranslator()
  const send = useSend()
  const [store] = useState<StoreApi<ConnectState>>(() => createConnectStore(send))
  const state = useStore(store)
  useEffect(() => store.subscribe(({ step }) => step === 'done' && onConnected()), [store, onConnected])
  const isFound = state.found !== null
  return (
    <>
      <ConnectStep number={from} stage={isFound ? 'done' : 'now'} title={t('connect.invite')}>
        <InviteField state={state} />
      </ConnectStep>
      <ConnectStep number={from + 1} stage={isFound ? 'now' : 'later'} title={t('connect.confirm')}>
        {state.found && <ConfirmService state={state} found={state.found} />}
      </ConnectStep>
    </>
  )
}
