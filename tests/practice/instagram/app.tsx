import { useRef } from 'react'
import { VIEWER } from '../content/people.ts'
import { followLink, navigate, useAddress } from '../page/navigation.ts'
import { switches } from '../page/switches.ts'
import { Explore } from './explore.tsx'
import frameStyles from './frame.module.css'
import { Home } from './home.tsx'
import { Icon } from './icons.tsx'
import { Face } from './post-header.tsx'
import { PostModal } from './post-modal.tsx'
import { PostPage } from './post-page.tsx'
import { Profile } from './profile.tsx'
import { Reels } from './reels.tsx'
import { type Route, routeOf } from './route.ts'
import { Story } from './story.tsx'
import { words } from './words.ts'

/** The whole practice Instagram. */
export function App() {
  const { page, open } = routeOf(useAddress())
  const pageKey = page.at === 'profile' ? page.user : page.at
  const wasHere = useRef(false)
  if (!open) wasHere.current = true
  return (
    <div onClick={followLink}>
      <section aria-hidden={open ? true : undefined} className={frameStyles.page}>
        <Navigation />
        <Page key={pageKey} page={page} />
      </section>
      {open && <PostModal post={open} onClose={() => (wasHere.current ? history.back() : navigate('/'))} />}
    </div>
  )
}

function Page({ page }: { page: Route['page'] }) {
  switch (page.at) {
    case 'home':
      return <Home />
    case 'profile':
      return <Profile user={page.user} />
    case 'reels':
      return <Reels post={page.post} next={page.next} />
    case 'post':
      return <PostPage post={page.post} hasArticle={switches.cohort.has('article')} />
    case 'story':
      return <Story story={page.story} />
    case 'explore':
      return <Explore />
    case 'nowhere':
      return (
        <main role="main" className={frameStyles.profile}>
          <h2>{words.notFound}</h2>
          <span>
            {words.notFoundWhy} <a href="/">{words.backToStart}</a>
          </span>
        </main>
      )
  }
}

function Navigation() {
  return (
    <div role="navigation" className={frameStyles.navigation}>
      <a href="/" role="link" className={frameStyles.name}>
        Instagram
      </a>
      <a href="/" role="link">
        <Icon name="home" label={words.home} /> <span>{words.home}</span>
      </a>
      {(['search', 'explore', 'reels', 'create'] as const).map((name) => (
        <div key={name} role="button" tabIndex={0}>
          <Icon name={name} label={words[name]} /> <span>{words[name]}</span>
        </div>
      ))}
      <a href="/direct/inbox/" role="link">
        <Icon name="messages" label={words.messages} /> <span>{words.messages}</span>
      </a>
      <a href={`/${VIEWER.instagramName}/`} role="link">
        <Face user={VIEWER.instagramName} size={24} isLink={false} /> <span>{words.profile}</span>
      </a>
    </div>
  )
}
