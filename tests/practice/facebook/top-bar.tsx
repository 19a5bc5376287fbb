import { useState } from 'react'
import { facebookPosts } from '../content/facebook-posts.ts'
import { VIEWER } from '../content/people.ts'
import { ageWords } from '../page/age-words.ts'
import frameStyles from './frame.module.css'
import { Avatar, Icon } from './icons.tsx'
import { words } from './words.ts'

/** The bar at the top: name, search, sections, notifications, account. */
export function TopBar() {
  const [areNotificationsOpen, openNotifications] = useState(false)
  return (
    <div role="banner" className={frameStyles.topBar}>
      <a aria-label="Facebook" href="/" role="link" className={frameStyles.logo}>
        f
      </a>
      <div role="search" className={frameStyles.search}>
        <Icon name="search" size={16} />
        <span>{words.search}</span>
      </div>
      <div role="navigation" className={frameStyles.tabs}>
        <a aria-label={words.home} href="/" role="link" aria-current="page">
          <Icon name="home" size={24} />
        </a>
        <a aria-label={words.groups} href="/groups/418820765531904/" role="link">
          <Icon name="group" size={24} />
        </a>
      </div>
      <div
        aria-label={words.notifications}
        aria-expanded={areNotificationsOpen}
        role="button"
        tabIndex={0}
        className={frameStyles.round}
        onClick={() => openNotifications(!areNotificationsOpen)}
      >
        <Icon name="bell" />
      </div>
      <Avatar name={VIEWER.name} seed="viewer" />
      {areNotificationsOpen && <Notifications />}
    </div>
  )
}

/** A dialog whose rows link to posts; none of them is one. */
function Notifications() {
  return (
    <div aria-label={words.notifications} role="dialog" className={frameStyles.notifications}>
      <h1>{words.notifications}</h1>
      <div role="grid">
        {facebookPosts({ at: 'home' }, 6).map(({ key, author, path, minutesOld }) => (
          <div key={key} role="row">
            <div role="gridcell">
              <a href={`${path}${path.includes('?') ? '&' : '?'}notif_id=17100000&ref=notif`} role="link" tabIndex={0}>
                <Avatar name={null} seed={author.number} size={48} />
                <span dir="auto">
                  <strong>{author.name}</strong> {words.notified}
                  <br />
                  {ageWords(minutesOld)}
                </span>
              </a>
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
