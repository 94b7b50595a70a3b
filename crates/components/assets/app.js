// Seasoning only: every page works without this file. No inline script, no single-letter shortcuts.
import { initAll } from './nhsuk-frontend.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()

// The library says "expanded" on radios, which ARIA does not allow there. What is revealed follows the radio anyway.
const plainRadios = () => {
  for (const radio of document.querySelectorAll('input[type=radio][aria-expanded]')) radio.removeAttribute('aria-expanded')
}
plainRadios()
document.addEventListener('click', plainRadios)
addEventListener('pageshow', plainRadios)

const clock = () => {
  const now = new Date()
  const hours = now.getHours()
  return `${hours % 12 || 12}:${String(now.getMinutes()).padStart(2, '0')}${hours < 12 ? 'am' : 'pm'}`
}

// Ctrl-K (Cmd-K) goes to the search. Ctrl-Enter sends the form that holds the focus.
addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey)) return
  if (event.key.toLowerCase() === 'k') {
    const search = document.getElementById('search-field')
    if (!search) return
    event.preventDefault()
    search.focus()
    search.select()
  } else if (event.key === 'Enter') {
    const form = event.target instanceof Element && event.target.closest('form')
    // Not `form.method`: a field of that name would stand in its place.
    if (!form || form.getAttribute('method') !== 'post') return
    event.preventDefault()
    form.requestSubmit()
  }
})

// Drafts: <form data-draft-url="/drafts/…"> is kept on the server two seconds after the last change.
for (const form of document.querySelectorAll('form[data-draft-url]')) {
  const status = form.querySelector('[data-draft-status]') ?? form.appendChild(document.createElement('p'))
  status.classList.add('app-draft')
  status.setAttribute('role', 'status')
  let timer
  let unsaved = false
  let leaving = false

  const fields = () => {
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    return body
  }
  const save = async () => {
    if (!unsaved || leaving) return
    unsaved = false
    try {
      const answer = await fetch(form.dataset.draftUrl, { method: 'POST', body: fields(), credentials: 'same-origin' })
      if (!answer.ok) throw new Error(answer.status)
      status.textContent = `Draft saved ${clock()}`
    } catch {
      unsaved = true
      status.textContent = 'Draft not saved yet. We will try again.'
      clearTimeout(timer)
      timer = setTimeout(save, 10000)
    }
  }
  const changed = () => {
    unsaved = true
    clearTimeout(timer)
    timer = setTimeout(save, 2000)
  }
  form.addEventListener('input', changed)
  form.addEventListener('change', changed)
  form.addEventListener('submit', () => {
    leaving = true
    clearTimeout(timer)
  })
  // A page that is closed or put away sends what is still unsaved.
  addEventListener('pagehide', () => {
    if (unsaved && !leaving) navigator.sendBeacon(form.dataset.draftUrl, fields())
  })
}

// <button data-copy="#id"> copies the text of that element, or the value of that field.
for (const button of document.querySelectorAll('[data-copy]')) {
  const status = document.createElement('span')
  status.className = 'app-copied'
  status.setAttribute('role', 'status')
  button.after(status)
  button.hidden = false
  button.addEventListener('click', async () => {
    const source = document.querySelector(button.dataset.copy)
    if (!source) return
    try {
      await navigator.clipboard.writeText(source.value ?? source.innerText)
      status.textContent = 'Copied'
    } catch {
      getSelection().selectAllChildren(source)
      status.textContent = 'Press Ctrl and C to copy'
    }
  })
}

// <button data-print> prints the page.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// Filters stay folded on phones and open on wide screens.
if (matchMedia('(min-width: 62em)').matches) {
  for (const filters of document.querySelectorAll('details.app-filters')) filters.open = true
}

// Leave this page at once, without a way back through the history.
for (const link of document.querySelectorAll('[data-exit]')) {
  link.addEventListener('click', event => {
    event.preventDefault()
    document.body.hidden = true
    location.replace(link.href)
  })
}
