// `/reports/templates`: templates of documents, taken away, exchanged for the office's own, put back.
import Type from 'typebox'
import { Problem } from '../../core/problem.ts'
import type { Language } from '../../core/text.ts'
import { type PaperName, papers } from '../../reports/documents/index.ts'
import type { OfficeTemplates } from '../../reports/office-templates.ts'
import { officialPage } from '../../reports/page.ts'
import { LARGEST_TEMPLATE } from '../../reports/template-check.ts'
import { renderReportTemplates } from '../../web/index.ts'
import type { App } from '../deps.ts'
import { field, goTo, multipartOf, sendPrivate, withFiles, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { DOCX } from '../plan-table-file.ts'
import { doerOfRequest } from '../plugins/rights.ts'
import { route } from '../resource.ts'

const LANGUAGES = ['zh', 'en'] as const
const PER_MINUTE = 20
/** The form around the file. */
const FORM_BYTES = LARGEST_TEMPLATE + 64 * 1024
const PAGE = '/reports/templates'

const FileQuery = Type.Object({
  kind: Type.String({ maxLength: 60 }),
  of: Type.String({ maxLength: 2 }),
  which: Type.Optional(Type.String({ maxLength: 10 })),
})

export function reportTemplateRoutes(app: App, templates: OfficeTemplates, frameOf: PageFrame): void {
  app.get(
    PAGE,
    route(
      'settings:write',
      '文件模板：默认的，机关自己的 / templates of documents, ours and the office’s own',
    ),
    async (request, reply) => {
      const own = await templates.current()
      const shown = Object.entries(papers).flatMap(([kind, { name }]) =>
        LANGUAGES.map((lang) => ({
          kind,
          name,
          lang,
          own: own.find((one) => one.document === kind && one.lang === lang) ?? null,
        })),
      )
      const input = { templates: shown, most: LARGEST_TEMPLATE / 1024 / 1024 }
      return sendPrivate(reply, renderReportTemplates(input, frameOf(request, reply)))
    },
  )

  app.get(
    `${PAGE}/file`,
    {
      ...route('settings:write', '一个文件模板（Word） / the template of a document, as a Word file', {
        slow: true,
      }),
      schema: { querystring: FileQuery },
    },
    async (request, reply) => {
      const { kind, of, which } = request.query
      const document = documentNamed(kind)
      const lang = languageNamed(of)
      const hash = which === 'own' ? await templates.hashOf(document, lang) : null
      const bytes =
        hash === null
          ? Buffer.from(await officialPage({ lang, sections: papers[document].sections(lang) }))
          : await templates.bytesOf(hash)
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${document}-${lang}.docx"`)
        .type(DOCX)
        .send(bytes)
    },
  )

  withFiles(app, (scope) => {
    scope.post(
      PAGE,
      {
        ...route(
          'settings:write',
          '检查并更换一个文件模板 / check the template of a document and exchange it',
          {
            perMinute: PER_MINUTE,
            slow: true,
          },
        ),
        bodyLimit: FORM_BYTES,
      },
      async (request, reply) => {
        const form = await multipartOf(request)
        const words = (name: string): string => {
          const value = form.get(name)
          return typeof value === 'string' ? value : ''
        }
        const document = documentNamed(words('kind'))
        const lang = languageNamed(words('of'))
        const file = form.get('file')
        if (!(file instanceof File) || file.size === 0)
          throw new Problem('template-not-word', { reasonEn: '0 B' })
        const bytes = Buffer.from(await file.arrayBuffer())
        await templates.exchange({ document, lang, name: file.name, bytes, doer: doerOfRequest(request) })
        return goTo(reply, PAGE)
      },
    )
  })

  withForms(app, (scope) => {
    scope.post(
      `${PAGE}/back`,
      route('settings:write', '换回默认的文件模板 / go back to the default template of a document', {
        perMinute: PER_MINUTE,
      }),
      async (request, reply) => {
        const document = documentNamed(field(request, 'kind'))
        const lang = languageNamed(field(request, 'of'))
        await templates.putBack({ document, lang, doer: doerOfRequest(request) })
        return goTo(reply, PAGE)
      },
    )
  })
}

/** Raises `report-kind-unknown`. */
function documentNamed(kind: string): PaperName {
  if (Object.hasOwn(papers, kind)) return kind as PaperName
  throw new Problem('report-kind-unknown', {
    kind: kind.slice(0, 60),
    known: Object.keys(papers).join(', '),
  })
}

const languageNamed = (of: string): Language => (of === 'en' ? 'en' : 'zh')
