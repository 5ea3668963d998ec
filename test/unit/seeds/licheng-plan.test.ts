import { describe, expect, it } from 'vitest'
import { actingThrough } from '../../../src/core/answerable.ts'
import { decimal, toPlain } from '../../../src/core/decimal.ts'
import type { Indicator, Task } from '../../../src/core/plan.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { bare, folded, noticeRows, seedFile } from './licheng-notice.ts'

const plan = parsePlan(seedFile('plan.yaml'))
const rows = noticeRows()
const task = (number: number): Task => {
  const found = plan.tasks.find((one) => one.number === number)
  if (!found) throw new Error(`no task ${number}`)
  return found
}
const indicatorsOf = (number: number) => plan.indicators.filter((one) => one.task === number)
const phraseOf = (indicator: Indicator): string => indicator.phrase ?? ''
const isNumeric = (indicator: Indicator): boolean => indicator.kind !== 'milestone'
const names = (ids: readonly string[], declared: readonly { id: string; name: string }[]) =>
  ids.map((id) => declared.find((one) => one.id === id)?.name ?? `not declared: ${id}`)

describe('the 98 tasks against the notice', () => {
  it('has every task once, with its text as the notice has it', () => {
    expect(rows).toHaveLength(98)
    expect(plan.tasks.map(({ number, text }) => ({ number, text: folded(text) }))).toEqual(
      rows.map(({ number, text }) => ({ number, text: folded(text) })),
    )
  })

  it.each(rows)('reads every unit and leader of task $number', ({ number, lead, responsible, leaders }) => {
    const read = task(number)
    expect(names(read.lead, plan.units).map(bare).join('')).toBe(bare(lead))
    expect(names(read.responsible, plan.units).map(bare).join('')).toBe(bare(responsible))
    expect(names(read.leaders, plan.leaders).map(bare).join('')).toBe(bare(leaders))
  })

  it('splits the cells into units and leaders that exist, and declares none that nobody names', () => {
    const named = new Set(plan.tasks.flatMap((one) => [...one.lead, ...one.responsible]))
    expect(plan.units.filter(({ id }) => !named.has(id))).toEqual([])
    expect([...named].filter((id) => !plan.units.some((unit) => unit.id === id))).toEqual([])
    const leading = new Set(plan.tasks.flatMap((one) => one.leaders))
    expect(plan.leaders.filter(({ id }) => !leading.has(id))).toEqual([])
    expect([plan.units.length, plan.leaders.length]).toEqual([92, 22])
    expect(plan.leaders.filter(({ name }) => name.length > 3).map(({ name }) => name)).toEqual([
      '各项目分管领导',
      '各副区长',
    ])
  })

  it('takes a unit that a line end broke as one, and keeps the scan’s spelling as an alias', () => {
    const broken = plan.units.filter(
      ({ name, aliases }) => aliases.length > 0 && actingThrough(name) === null,
    )
    expect(broken.map(({ name }) => name)).toEqual([
      '区古城保护发展指挥部',
      '爱国路周边片区安置房及通政小学北校区扩建项目指挥部',
      '中山路商圈管委会',
      '区行政服务中心管委会',
      '区疫情防控指挥部',
      '区疫情防控指挥部各职能组',
    ])
    for (const { name, aliases } of broken)
      for (const alias of aliases) {
        expect(seedFile('notice.txt')).toContain(alias)
        expect(bare(alias)).toBe(name)
      }
    expect(plan.units.filter(({ name }) => name.includes(' ')).map(({ name }) => name)).toEqual([
      '相关项目指挥部 责任单位',
    ])
  })

  it('takes a bureau with its office in brackets as one unit, and knows both', () => {
    const bracketed = rows.flatMap(({ number, lead }) =>
      [...lead.matchAll(/(\S+) \((\S+)\)/g)].map(([, bureau = '', office = '']) => ({
        number,
        bureau,
        office,
      })),
    )
    expect(bracketed).toHaveLength(12)
    for (const { number, bureau, office } of bracketed) {
      const units = names(task(number).lead, plan.units)
      expect(units).toContain(`${bureau}(${office})`)
      expect(units).not.toContain(bureau)
      expect(plan.units.find(({ name }) => name === `${bureau}(${office})`)).toMatchObject({
        parent: bureau,
        aliases: expect.arrayContaining([office]),
      })
    }
  })

  it('knows the eight sub-districts as one group', () => {
    const group = plan.units.filter(({ members }) => members.length > 0)
    expect(group.map(({ name }) => name)).toEqual(['各街道办事处'])
    const short = ['开元', '鲤中', '海滨', '临江', '江南', '金龙', '浮桥', '常泰']
    expect(group[0]?.members).toEqual(short.map((name) => `${name}街道办事处`))
  })

  it('puts each task under the notice’s heading, and the first eight under none', () => {
    const headingOf = (one: Task) => plan.sections.find(({ id }) => id === one.section)?.title ?? null
    expect(plan.tasks.map(headingOf)).toEqual(rows.map(({ heading }) => heading))
    expect(plan.sections).toHaveLength(5)
    expect(plan.tasks.filter(({ section }) => section === null)).toHaveLength(8)
  })

  it('has 29 tasks without a responsible unit', () => {
    expect(plan.tasks.filter(({ responsible }) => responsible.length === 0)).toHaveLength(29)
  })

  it('keeps the doubts of the scan', () => {
    const doubtful = plan.tasks.filter(({ doubts }) => doubts.length > 0).map(({ number }) => number)
    expect(doubtful).toEqual([20, 22, 80, 86, 93, 94, 95, 96, 97, 98])
    expect(plan.leaders.filter(({ doubt }) => doubt).map(({ name }) => name)).toEqual([
      '谢祥宁',
      '张刺治',
      '陈林',
    ])
    const said = (number: number) => task(number).doubts.join()
    expect(said(20)).toContain('相关项目指挥部 责任单位')
    expect(said(22)).toContain('江南街道办事处')
    expect(said(80)).toContain('谢祥宁')
    expect(said(86)).toContain('张刺治')
    for (const number of [93, 94, 95, 96, 97, 98]) expect(said(number)).toContain('第六个标题')
    for (const number of [97, 98]) expect(said(number)).toContain('陈斌')
  })

  it('owes two reports, due on the working day before', () => {
    expect(plan.duties.map(({ date, due, receivers }) => ({ date, due, receivers }))).toEqual([
      { date: '2022-06-25', due: '2022-06-24', receivers: ['区分管领导', '区政府督查室'] },
      { date: '2022-12-25', due: '2022-12-23', receivers: ['区分管领导', '区政府督查室'] },
    ])
  })
})

interface Span {
  readonly from: number
  readonly to: number
}

/** Where a phrase stands in a text; it must stand there once, or it would not say which number it means. */
function spanOf(text: string, phrase: string): Span {
  const from = text.indexOf(phrase)
  if (from < 0 || text.includes(phrase, from + 1)) throw new Error(`not once in the text: ${phrase}`)
  return { from, to: from + phrase.length }
}

const holds = (outer: Span, inner: Span) => outer.from <= inner.from && inner.to <= outer.to

/** Numbers in digits of any width, with their places. */
const numbersIn = (text: string) =>
  [...text.matchAll(/\p{Nd}+(?:[.．]\p{Nd}+)?/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    value: decimal(match[0].normalize('NFKC')),
  }))

describe('every number of the 98 texts', () => {
  it('reads every phrase from its task’s text, once, and names steps in the text’s words', () => {
    for (const indicator of plan.indicators) {
      const { text } = task(indicator.task ?? 0)
      expect(() => spanOf(text, phraseOf(indicator))).not.toThrow()
      for (const { name } of indicator.steps) expect(text).toContain(name)
    }
  })

  const numbers = plan.tasks.flatMap(({ number, text }) =>
    numbersIn(text).map((found) => ({ number, found })),
  )
  const claimed = ({ number, found }: (typeof numbers)[number]) =>
    plan.nonTargets.some((one) => one.task === number && holds(spanOf(task(number).text, one.phrase), found))

  it('is either a target or listed as none, with a reason', () => {
    for (const each of numbers) {
      const { number, found } = each
      const inside = indicatorsOf(number).filter((one) =>
        holds(spanOf(task(number).text, phraseOf(one)), found),
      )
      const promised = inside.filter((one) => isNumeric(one) && one.target.value?.equals(found.value))
      // 用 3 年时间: the only digits that are a target's horizon and not its value.
      const isHorizon = number === 43 && toPlain(found.value) === '3'
      const expected = claimed(each) || isHorizon ? 0 : 1
      expect({ number, found, promised: promised.length }).toEqual({ number, found, promised: expected })
      expect(isHorizon ? inside.map(({ target }) => target.horizon) : ['2024']).toEqual(['2024'])
    }
    expect(plan.nonTargets.every(({ reason }) => reason.length > 3)).toBe(true)
  })

  it('has no target that the text does not give, in digits or in words', () => {
    const inWords = plan.indicators.filter((one) => {
      const values = numbersIn(phraseOf(one)).map(({ value }) => value)
      return isNumeric(one) && !values.some((value) => one.target.value?.equals(value))
    })
    expect(
      inWords.map(({ id, target }) => [id, target.value === null ? null : toPlain(target.value)]),
    ).toEqual([
      ['income-in-step', null],
      ['talent-teams', '1'],
      ['industrial-estates-renewed', '1000'],
      ['insurance-coverage', '100'],
      ['major-accidents', '0'],
    ])
  })

  it('counts over seventy, and as many in a task as the notice has', () => {
    expect(plan.indicators.filter(isNumeric)).toHaveLength(76)
    const counts = [4, 34, 35, 37, 20, 83].map((number) => indicatorsOf(number).length)
    expect(counts).toEqual([2, 3, 4, 5, 4, 5])
  })

  it('names what promises nothing', () => {
    expect(plan.nonTargets.map(({ task: number, phrase }) => `${number} ${phrase}`)).toEqual([
      '15 17 个专业市场',
      '15 4 个电商园区',
      '19 全区20家军民融合企业',
      '22 “5个1”招商举措',
      '42 “1113”综合执法工作机制',
      '54 源和 1916',
      '65 中斯建交 65 周年',
    ])
  })
})

describe('what the words of a phrase mean', () => {
  const numeric = plan.indicators.filter((one) => isNumeric(one) && one.kind !== 'relation')

  it.each(numeric)('$id: the comparator is what the phrase says', (indicator) => {
    const phrase = phraseOf(indicator)
    const expected = /左右|基本实现/.test(phrase)
      ? 'about'
      : /不发生/.test(phrase)
        ? 'none'
        : /[超突]/.test(phrase) && !phrase.includes('“零”的突破')
          ? 'more-than'
          : 'at-least'
    expect(indicator.target.comparator).toBe(expected)
  })

  it('is an aspiration where the text says 力争, 争取, 努力 or 争创, and binding elsewhere', () => {
    for (const indicator of plan.indicators) {
      // One 力争 governs both numbers of task 51.
      const aspires = /力争|争取|努力|争创/.test(phraseOf(indicator)) || indicator.id === 'tourism-growth'
      expect([indicator.id, indicator.target.firmness]).toEqual([
        indicator.id,
        aspires ? 'aspirational' : 'binding',
      ])
    }
  })

  it('counts starts, completions and progress apart', () => {
    for (const { id, kind, action, phrase } of plan.indicators) {
      if (kind !== 'count') expect([id, action]).toEqual([id, null])
      else if (/启动|开工/.test(phrase ?? '')) expect([id, action]).toEqual([id, 'start'])
      else if (/加快|推进|扶持|抓好|加强|倒排|滚动|重点培育|推动建设|加快上市/.test(phrase ?? ''))
        expect([id, action]).toEqual([id, 'advance'])
      else expect([id, action]).toEqual([id, 'finish'])
    }
  })

  it('ends with the year unless the text says when', () => {
    const others = plan.indicators.filter(({ target }) => target.horizon !== '2022')
    expect(others.map(({ id, target }) => [id, target.horizon])).toEqual([
      ['law-enforcement-trial', '2022-S1'],
      ['estate-management-covered', '2024'],
    ])
  })

  it('keeps income in step with the gross product', () => {
    const income = plan.indicators.find(({ id }) => id === 'income-in-step')
    expect(income).toMatchObject({
      kind: 'relation',
      target: { comparator: 'in-step-with', with: 'gdp-growth' },
    })
  })
})

describe('every task can be followed', () => {
  it('has an indicator or says why it cannot be measured', () => {
    for (const { number, unmeasured } of plan.tasks)
      expect([number, indicatorsOf(number).length > 0]).toEqual([number, unmeasured === null])
    expect(plan.tasks.filter(({ unmeasured }) => unmeasured).map(({ number }) => number)).toEqual([
      38, 50, 59, 74, 77, 79, 85, 90, 92, 93, 95, 96, 97, 98,
    ])
  })

  it('gives steps no dates but the text’s', () => {
    for (const { id, kind, steps, pace } of plan.indicators) {
      if (kind !== 'milestone') continue
      expect(pace.kind).toBe('milestones')
      expect(new Set(steps.map(({ due }) => due))).toEqual(
        new Set([id === 'law-enforcement-trial' ? '2022-06-30' : '2022-12-31']),
      )
      expect(new Set(steps.map(({ weight }) => toPlain(weight))).size).toBe(1)
    }
  })

  it('has names that fit a tile, in both languages, and never two alike', () => {
    for (const { name, nameEn } of plan.indicators) {
      expect(name.length).toBeLessThanOrEqual(12)
      expect(nameEn).toBeTruthy()
    }
    expect(new Set(plan.indicators.map(({ name }) => name)).size).toBe(plan.indicators.length)
    expect(new Set(plan.indicators.map(({ nameEn }) => nameEn)).size).toBe(plan.indicators.length)
  })
})
