// `/api/v1/backups`: a backup of everything, as it is made.
import Type from 'typebox'
import { makeBackup } from '../../backup/make-backup.ts'
import { type BackupEnd, isEnd } from '../../backup/manifest.ts'
import { Problem } from '../../core/problem.ts'
import type { App, HttpDeps } from '../deps.ts'
import { doerOfRequest } from '../plugins/rights.ts'
import { writes } from '../resource.ts'

/** The end of a backup before names its files, some 80 bytes each. */
const END_BYTES = 64 * 1024 * 1024

export function backupRoutes(app: App, { backups, store, now }: HttpDeps): void {
  app.post(
    '/api/v1/backups',
    {
      ...writes('backups:make', '做一份备份 / make a backup', {
        tag: 'service',
        description:
          'tar.gz；manifest.json 在最后，没有它就不完整 / a tar.gz; manifest.json comes last, and without it the backup is not whole',
        body: Type.Object(
          {
            after: Type.Unknown({
              description:
                '上一份备份 head.json 的 id、point、files；null 为完整备份 / id, point and files of the head.json of the backup before; null for a full one',
            }),
          },
          { additionalProperties: false },
        ),
        answer: {
          description: '备份 / the backup',
          content: { 'application/gzip': { schema: Type.String({ format: 'binary' }) } },
        },
        perMinute: 6,
        slow: 'shared',
      }),
      bodyLimit: END_BYTES,
    },
    async (request, reply) => {
      const { after } = request.body
      const { head, stream } = await makeBackup(backups, endOf(after))
      await store.deeds.append({
        at: now(),
        by: doerOfRequest(request),
        kind: 'backup-made',
        subject: head.id,
        before: null,
        after: { at: head.point.at, after: head.after },
      })
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="duibiao-${head.id}.tar.gz"`)
        .type('application/gzip')
        .send(stream)
    },
  )
}

function endOf(after: unknown): BackupEnd | null {
  if (after === null) return null
  if (!isEnd(after)) throw new Problem('backup-damaged', { member: 'after' })
  return after
}
