// What an indicator is called: the words in front of its number, without verbs, comparators and places of time.

const LEADING =
  /^(?:[\s、和与及●◆■•·*-]|其中|并|再|同时|以及|力争|争取|确保|努力|推动|力促|促进|实现|完成|预计|预期|计划|全年|今年|明年|全[省市县区]|我[省市县区]|年底前|年内|到?年底|上半年|下半年|[一二三四]季度|\d{4}年(?:底)?|\d{1,2}月底前?|将|使|把|让|各|的|主要(?:预期)?目标(?:是|为|包括|有)?[:]?)+/u
const TRAILING =
  /(?:[\s:(、]|达到|达|突破|超过|超|不低于|不少于|不超过|不高于|控制在|稳定在|保持在|维持在|增长|下降|降低|减少|增加|提高|提升|到|至|为|约|近|力争|争取|确保|分别|目标定在|定在|以上|低于|高于|是|的|新|再|完成|实现|在|增至|降至|降到|以|提速)+$/u

/** A short name of what is measured; the phrase itself when nothing else remains. */
export function nameOf(upTo: string, behind: string, growth: boolean, phrase: string): string {
  let subject = upTo.replace(LEADING, '').replace(TRAILING, '').trim()
  const noun =
    /^[^,;。:()（），；、0-9]{1,24}/u
      .exec(behind.replace(/^\s*(?:左右|以上|以内|以下|及以上)/u, ''))?.[0]
      ?.trim() ?? ''
  if (
    /^(?:新增|新建|建成|改造|提升改造|完成|引进|培育|启动|加快|推进|新引进|优化调整|建立|成立|建设|支持|实施|打造)?$/u.test(
      subject,
    ) &&
    noun !== ''
  ) {
    subject = `${subject}${noun}`
  }
  if (subject === '') subject = noun === '' ? phrase : noun
  const whole =
    growth && !/(?:增速|涨幅|增幅|降幅)$/u.test(subject)
      ? `${subject}${/(?:下降|降低|减少|压减)/u.test(upTo) ? '降幅' : '增速'}`
      : subject
  return whole.slice(0, 60)
}

/** The subjects of 分别, as many as there are numbers: 城乡居民收入 is of towns and of the country. Null when they cannot be told. */
export function subjectsOf(subject: string, count: number): string[] | null {
  const bare = subject.replace(LEADING, '').replace(TRAILING, '').trim()
  if (count === 2 && /城乡/u.test(bare)) {
    return [bare.replace('城乡', '城镇'), bare.replace('城乡', '农村')]
  }
  const parts = bare.split(/[、和与及]/u).map((part) => part.trim())
  if (parts.length !== count || parts.some((part) => part === '')) return null
  const last = parts.at(-1) ?? ''
  const shared = /(?:常住)?居民.*$/u.exec(last)?.[0] ?? null
  return parts.map((part, index) =>
    index < parts.length - 1 && shared !== null && !part.includes(shared.slice(0, 2)) ? part + shared : part,
  )
}
