// Makes package-lock.json fit for every machine: drops the addresses of the registry it was made with, and
// adds the optional platform packages (biome, chdb) which a registry that mirrors one platform only leaves out,
// without which `npm ci` refuses the file. Run after every change of dependencies: `npm run lock`.
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const OS = /(android|darwin|linux|win32|freebsd|openbsd|netbsd|sunos|aix|openharmony)/
const CPU = /(x64|arm64|arm|ia32|ppc64|s390x|riscv64|loong64|mips64el)/

for (const entry of Object.values(lock.packages)) delete entry.resolved
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`
    const os = OS.exec(name)?.[1]
    const cpu = CPU.exec(name)?.[1]
    if (lock.packages[key] || !os || !cpu) continue
    const libc = name.endsWith('-musl') ? { libc: ['musl'] } : {}
    const dev = entry.dev ? { dev: true } : {}
    lock.packages[key] = { version, os: [os], cpu: [cpu], ...libc, ...dev, optional: true }
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
