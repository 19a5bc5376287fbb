import type { ReactNode } from 'react'
import { EVENT, groupByNumber, personByVanity } from '../content/people.ts'
import { countWords } from '../page/age-words.ts'
import { switches } from '../page/switches.ts'
import { EVENT_PAGE, GROUP, HOME, SEARCH, TIMELINE } from './cohort.ts'
import { Composer } from './composer.tsx'
import { Feed } from './feed.tsx'
import frameStyles from './frame.module.css'
import { NothingHere } from './nothing-here.tsx'
import { Marketplace, Members } from './pages-without-posts.tsx'
import { LeftRail, RightRail } from './rails.tsx'
import type { Route } from './route.ts'
import { SinglePost } from './single-post.tsx'
import { Stories } from './stories.tsx'
import { words } from './words.ts'

/** The page at an address, under whatever viewer lies over it. */
export function Page({ page }: { page: Route['page'] }): ReactNode {
  switch (page.at) {
    case 'home':
    case 'mixed':
      return (
        <div className={frameStyles.columns}>
          <LeftRail />
          <div role="main" className={frameStyles.column}>
            <Stories />
            <Composer />
            <h3 dir="auto" className={frameStyles.unseen}>
              {words.newsFeed}
            </h3>
            <Feed place={page} cohort={HOME} recycles />
          </div>
          <RightRail />
        </div>
      )
    case 'groups':
      return (
        <div role="main" className={frameStyles.column}>
          <Feed place={page} cohort={{ ...HOME, isFeed: true }} recycles={false} />
        </div>
      )
    case 'search':
      return (
        <div role="main" className={frameStyles.column}>
          <h1 className={frameStyles.unseen}>{words.searchResults}</h1>
          <Feed place={page} cohort={SEARCH} recycles={false} />
        </div>
      )
    case 'timeline':
      return (
        <div role="main" className={frameStyles.single}>
          <Cover title={personByVanity(page.vanity)?.person.name ?? ''} seed={page.vanity} line={words.follow} />
          <div data-pagelet="ProfileTimeline" className={frameStyles.column}>
            <Feed place={page} cohort={TIMELINE} recycles={false} />
          </div>
        </div>
      )
    case 'group':
      return (
        <div role="main" className={frameStyles.single}>
          <Cover title={groupByNumber(page.number)?.name ?? ''} seed={page.number} line={words.publicGroup} />
          <div className={frameStyles.column}>
            <Feed place={page} cohort={GROUP} recycles={false} />
          </div>
        </div>
      )
    case 'event':
      return (
        <div role="main" className={frameStyles.single}>
          <Cover title={EVENT.name} seed={EVENT.number} line={`${words.event} · ${words.going(countWords(214))}`} />
          <div className={frameStyles.column}>
            <Composer />
            <Feed place={page} cohort={EVENT_PAGE} recycles={false} />
          </div>
        </div>
      )
    case 'single':
      return <SinglePost post={page.post} isBare={switches.cohort.has('bare')} />
    case 'members':
      return <Members number={page.number} />
    case 'marketplace':
      return <Marketplace />
    case 'nowhere':
      return <NothingHere />
  }
}

function Cover({ title, seed, line }: { title: string; seed: string; line: string }) {
  return (
    <div className={frameStyles.cover}>
      <img alt="" width={940} height={200} src={`/media/wide-${seed}.svg`} />
      <h1>{title}</h1>
      <span className={frameStyles.secondary}>{line}</span>
    </div>
  )
}
