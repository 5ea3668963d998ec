// What runs at the desk: sending a file, and its preview as a sheet. Without it the forms of the pages do the same.
import { startSending } from '../desk/send-island.tsx'
import { startSheet } from '../desk/sheet-island.tsx'

const lang = document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
const form = document.querySelector<HTMLFormElement>('form#send')
const preview = document.querySelector<HTMLElement>('#preview')
if (form) startSending(form, lang)
if (preview) startSheet(preview, lang)
