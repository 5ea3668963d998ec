// Every command of README.md and of docs/, as it stands there and in its order, in a fresh clone on a machine to throw away.
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grouped } from '../../src/core/grouped.ts'
import { type CommandTold, commandsTold } from '../support/commands-told.ts'
import { skipsWithout } from '../support/debian.ts'
import { noticeDocx } from '../support/notice-files.ts'
import { isRootThrowable, openThrowawayRoot, type ThrowawayRoot } from '../support/throwaway-root.ts'

/** What a command needs beside what the document says of it. `not`: why no machine of ours runs it here. */
type Way =
  | { readonly not: string }
  | {
      /** The service has to run, or to be stopped; else either. */
      readonly service?: 'up' | 'down'
      /** What stands in the document for the reader's own. */
      readonly own?: Readonly<Record<string, string>>
      /** What it must print. */
      readonly prints?: RegExp
    }

const MINUTES = 'takes many minutes and is what its document’s own figures come from'
const DEVELOPER = 'is a test or a generator that CI runs in its own way'
const UPLOAD = 'seeds/licheng-2022/examples/late-figures.csv'
const NAMED = { not: 'only names a command that another line runs with its arguments' }
const KIOSK = { not: 'needs a screen and a system that starts services; docs/wall.md has the picture of it' }
const DOWN = { service: 'down' } as const

const WAYS: Readonly<Record<string, Way>> = {
  'npm ci && npm test': { not: 'is this very run' },
  'npm test': { not: 'is this very run' },
  'npm start': { not: 'is the first command of README' },
  'npm run --silent duibiao -- init': { ...DOWN, prints: /1\./ },
  'npm run --silent duibiao -- plan draft NOTICE.docx --region 350502 --out plan.yaml': {
    own: { 'NOTICE.docx': '/shown/notice.docx', '--out plan.yaml': '--out drafted.yaml' },
  },
  'npm run --silent duibiao -- plan draft 通知.docx --region 350502 --out plan.yaml': {
    own: { '--out plan.yaml': '--out drafted-again.yaml' },
  },
  'npm run --silent duibiao -- assess PLAN FIGURES --as-of 2022-10-31 --json': {
    own: { PLAN: 'seeds/licheng-2022/plan.yaml', FIGURES: 'seeds/licheng-2022/demo.csv' },
    prints: /"status"/,
  },
  'npm run --silent duibiao -- report half-year-report --plan licheng-2022 --as-of 2022-06-30 --out half-year.docx':
    { service: 'up' },
  'npm run --silent duibiao -- upload FILE --dry-run': { service: 'up', own: { FILE: UPLOAD } },
  'duibiao report month-bulletin --plan licheng-2022 --as-of 2022-10-31 --out 通报.docx': { service: 'up' },
  'duibiao jobs list': { service: 'up' },
  'duibiao verify': DOWN,
  'duibiao digest --day 2026-11-22': DOWN,
  'duibiao person reset-password admin': DOWN,
  'duibiao migrate --dry-run': DOWN,
  'duibiao backup FILE': { ...DOWN, own: { FILE: '/tmp/readme.tar.gz' } },
  'npm run duibiao -- backup /var/backups/duibiao.tar.gz': DOWN,
  'npm run duibiao -- backup /var/backups/monday.tar.gz --after /var/backups/duibiao.tar.gz': DOWN,
  'npm run duibiao -- backup /var/backups/secret.tar.gz.age --passphrase-file /etc/duibiao/backup-passphrase':
    DOWN,
  'duibiao …': NAMED,
  'npm run --silent duibiao -- …': NAMED,
  'duibiao init': NAMED,
  'duibiao restore': NAMED,
  'duibiao plan draft FILE': NAMED,
  'duibiao report KIND --out FILE': NAMED,
  'duibiao upload --accept <reason>': NAMED,
  'apt-get install --no-install-recommends chromium xserver-xorg xinit unclutter': KIOSK,
  'useradd --create-home --groups video,render kiosk': KIOSK,
  'cp docs/wall/duibiao-kiosk.service /etc/systemd/system/': KIOSK,
  'systemctl edit duibiao-kiosk': KIOSK,
  'systemctl enable --now duibiao-kiosk': KIOSK,
  'apt-get install xvfb xauth imagemagick': KIOSK,
  "sh docs/wall/try-kiosk.sh 'http://127.0.0.1:8350/screen?lang=zh' kiosk.png": KIOSK,
}

/** Commands of one kind, where no line of the table names them. */
const KINDS: readonly (readonly [RegExp, Way])[] = [
  [/^(WRITE_\w+=1 )?npx vitest|^npm run (attack|test:peers)/, { not: DEVELOPER }],
  [/^npx stryker|^npm run (mutations|mutants|soak|bench|score)/, { not: MINUTES }],
  [/^node scripts\/\S*pictures\.mjs/, { not: 'makes the pictures of a document, in a browser' }],
]

const wayOf = (text: string): Way => WAYS[text] ?? KINDS.find(([kind]) => kind.test(text))?.[1] ?? {}

const DOCUMENTS = ['README.md', 'seeds/licheng-2022/README.md']
const documents = async (): Promise<readonly string[]> => [
  ...DOCUMENTS,
  ...(await readdir('docs'))
    .filter((name) => name.endsWith('.md') && name !== 'operating.md')
    .map((name) => `docs/${name}`),
]

const told = async (document: string): Promise<readonly CommandTold[]> =>
  commandsTold(await readFile(document, 'utf8'))

/** What a document leaves to its reader to have: files under the names that it uses. */
const OWN_FILES = `
  cp /shown/notice.docx 通知.docx; cp /shown/notice.docx 2026年通知.docx
  cp seeds/licheng-2022/plan.yaml plan.yaml; cp seeds/licheng-2022/plan.yaml 2025.yaml
  cp seeds/licheng-2022/demo.csv 2025年数据.csv; cp seeds/licheng-2022/demo.csv 历年数据.csv
  mkdir -p /etc/duibiao; echo 'eleven words and a little more' > /etc/duibiao/backup-passphrase; chmod 600 /etc/duibiao/backup-passphrase`

const skipped =
  !isRootThrowable() ||
  skipsWithout(['curl', 'git', 'iproute2'], ['/usr/bin/curl', '/usr/bin/git', '/usr/sbin/ip'])
if (!isRootThrowable())
  console.warn('SKIPPED: commands of documents run as root on Linux only, on a machine to throw away')

let shown: string
beforeAll(async () => {
  if (skipped) return
  shown = await mkdtemp(join(tmpdir(), 'duibiao-shown-'))
  spawnSync('git', ['clone', '--bare', '--quiet', '.', join(shown, 'repository.git')])
  await writeFile(join(shown, 'notice.docx'), noticeDocx())
})
afterAll(async () => {
  if (!skipped) await rm(shown, { recursive: true, force: true })
})

describe.skipIf(skipped)('in a fresh clone', () => {
  let root: ThrowawayRoot
  let isUp = false
  beforeAll(async () => {
    root = await openThrowawayRoot(shown)
    await done('git clone --quiet /shown/repository.git /root/duibiao', { online: true })
  })
  afterAll(() => root?.close())

  async function done(script: string, { online = false, seconds = 240 } = {}): Promise<string> {
    const { status, printed } = await root.run(script, { alone: !online, seconds })
    expect(status, `${script}\n${printed}`).toBe(0)
    return printed
  }

  /** Until it answers that all is well, or has gone. */
  async function service(wanted: 'up' | 'down'): Promise<void> {
    if (isUp === (wanted === 'up')) return
    if (wanted === 'up') {
      await done(`cd /root/duibiao; setsid npm start > /tmp/service.log 2>&1 & echo $! > /tmp/service.pid
        for i in $(seq 400); do curl -fsS http://127.0.0.1:8350/ready > /dev/null 2>&1 && exit 0; sleep 0.5; done
        cat /tmp/service.log; exit 1`)
    } else {
      await done(`kill -TERM -$(cat /tmp/service.pid)
        for i in $(seq 120); do kill -0 -$(cat /tmp/service.pid) 2> /dev/null || exit 0; sleep 0.5; done; exit 1`)
    }
    isUp = !isUp
  }

  /** The id of the upload that stands last. */
  const lastUpload = async (): Promise<string> =>
    (await done(`curl -fsS 'http://127.0.0.1:8350/api/v1/uploads?limit=1'`)).match(
      /"(?:id|upload)":"([^"]+)"/,
    )?.[1] ?? ''

  test('README and docs say commands that run as they stand', async () => {
    await done('cd /root/duibiao && npm ci --no-audit --no-fund', { online: true, seconds: 900 })
    const seen = new Set<string>()
    let ran = 0
    for (const document of await documents()) {
      for (const { text, line } of await told(document)) {
        const way = wayOf(text)
        if ('not' in way || seen.has(text)) continue
        seen.add(text)
        const place = `${document}:${line}`
        if (text === 'npm ci && npm start') {
          await service('up')
          await done(`cd /root/duibiao; ${OWN_FILES}`)
          ran++
          continue
        }
        if (way.service) await service(way.service)
        else if (text.includes('http://127.0.0.1:8350/')) await service('up')
        let command = text.replace(/^duibiao /, 'npm run --silent duibiao -- ')
        if (command.includes('<id>')) command = command.replace('<id>', await lastUpload())
        for (const [theirs, ours] of Object.entries(way.own ?? {})) command = command.replace(theirs, ours)
        const { status, printed } = await root.run(`cd /root/duibiao; ${command}`, { alone: true })
        expect(status, `${place}: ${command}\n${printed}`).toBe(0)
        if (command.startsWith('curl')) expect(printed, place).not.toMatch(/"status":[45]\d\d/)
        if (way.prints) expect(printed, place).toMatch(way.prints)
        ran++
      }
    }
    expect(ran).toBeGreaterThan(30)
  }, 1_200_000)
})

/**
 * systemd is no process of a machine to throw away: this stands where it would, and does what the unit says, as its user, in its
 * folder, with its environment. Whether systemd itself takes the unit is asked in deploy.test.ts.
 */
const SYSTEMCTL = `#!/bin/bash
set -e
unit=/etc/systemd/system/duibiao.service
of() { sed -n "s/^$1=-\\?//p" $unit; }
case "$1 \${@: -1}" in
  'daemon-reload daemon-reload') test -r $unit ;;
  'enable duibiao' | 'start duibiao')
    install -d -m "$(of StateDirectoryMode)" -o "$(of User)" -g "$(of Group)" "/var/lib/$(of StateDirectory)"
    cd "$(of WorkingDirectory)"
    setsid runuser -u "$(of User)" -- env $(grep -v '^#' "$(of EnvironmentFile)") $(of Environment) $(of ExecStart) > /tmp/journal 2>&1 &
    echo $! > /run/duibiao.pid
    for i in $(seq 400); do curl -fsS http://127.0.0.1:8350/ready > /dev/null 2>&1 && exit 0; sleep 0.5; done
    cat /tmp/journal; exit 1 ;;
  'stop duibiao')
    kill -TERM -$(cat /run/duibiao.pid)
    for i in $(seq 120); do kill -0 -$(cat /run/duibiao.pid) 2> /dev/null || exit 0; sleep 0.5; done; exit 1 ;;
  'reload nginx') if [ -s /run/nginx.pid ]; then nginx -s reload; else nginx; fi ;;
  *) echo "what is $*?"; exit 1 ;;
esac`

describe.skipIf(skipped)('on a fresh machine', () => {
  let root: ThrowawayRoot
  beforeAll(async () => {
    const { private: key, cert } = await generate(
      [{ name: 'commonName', value: 'duibiao.example.gov.cn' }],
      {},
    )
    await writeFile(join(shown, 'cert.pem'), cert)
    await writeFile(join(shown, 'key.pem'), key)
    root = await openThrowawayRoot(shown)
    await root.run(`
      printf '%s' "${SYSTEMCTL.replaceAll(/[\\"$`]/g, '\\$&')}" > /usr/local/bin/systemctl; chmod 755 /usr/local/bin/systemctl
      printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d
      cp /shown/*.pem /root`)
  })
  afterAll(() => root?.close())

  test('docs/operating.md leads to a service behind TLS, and through its upgrade', async () => {
    const commands = (await told('docs/operating.md')).filter(({ block }) => block !== null)
    const blocks = grouped(commands, ({ block }) => block)
    expect(blocks.size).toBeGreaterThan(4)
    let isFirst = true
    for (const [line, lines] of blocks) {
      // A machine that has Node already has it from elsewhere than Debian's package.
      const script = lines
        .map(({ text }) => text)
        .join('\n')
        .replace('ADDRESS-OF-THIS-REPOSITORY', '/shown/repository.git')
        .replace('nodejs npm ', '')
        .replace(/(?<= )(cert|key)\.pem(?= )/g, '/root/$1.pem')
      const setting = isFirst ? '' : 'export npm_config_offline=true; cd /opt/duibiao\n'
      const { status, printed } = await root.run(`${setting}${script}`, { alone: !isFirst, seconds: 900 })
      expect(status, `docs/operating.md:${line}\n${script}\n${printed}`).toBe(0)
      isFirst = false
    }
    const asked =
      'curl -fsS --cacert /root/cert.pem --resolve duibiao.example.gov.cn:443:127.0.0.1 https://duibiao.example.gov.cn'
    const after = await root.run(
      `${asked}/health -o /tmp/health; ${asked}/sign-in -o /tmp/page; grep -q 'name="password"' /tmp/page
       test "$(cat /var/lib/duibiao/first-password)" != ''
       cd /opt/duibiao; node bin/duibiao.js backup check /var/lib/duibiao/before-upgrade.tar.gz`,
      { alone: true },
    )
    expect(after.status, after.printed).toBe(0)
  }, 1_200_000)
})
