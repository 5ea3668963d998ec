// Which numbers promise nothing, one rule a reason: names, document numbers, roads, ordinals, ages, scopes, results.
import { type Text, text } from '../core/text.ts'
import type { FoundUnit } from './units.ts'

/** A number as a rule sees it. */
interface NumberInText {
  /** What stands between it and the clause's beginning (or the number before), folded. */
  readonly before: string
  /** The whole text before it, folded. */
  readonly ahead: string
  /** The number itself with its multiplier, folded. */
  readonly numeral: string
  readonly spelled: boolean
  readonly multiplier: string
  readonly unit: FoundUnit | null
  /** What follows the unit, folded, to the end of the text. */
  readonly after: string
  /** What follows the number, unit included. */
  readonly rest: string
  readonly past: boolean
}

interface NotTargetRule {
  /** Name of the rule, as a reading gives it. */
  readonly name: string
  readonly reason: Text
  readonly applies: (number: NumberInText) => boolean
}

const rule = (
  name: string,
  zh: string,
  en: string,
  applies: (number: NumberInText) => boolean,
): NotTargetRule => ({ name, reason: text(zh, en), applies })

/** Marks that open and are not closed yet at the end of a text. */
const isOpen = (ahead: string, open: string, close: string): boolean =>
  ahead.lastIndexOf(open) > ahead.lastIndexOf(close)

const PROMISES =
  /(?:新增|新建|新开|新辟|新启动|新引进|新认定|新培育|新投放|新改扩?建|建成|建设|建立|完成|完工|竣工|开工|启动|改造|提升|引进|培育|打造|创建|组建|成立|设立|实施|推进|加快|办好|办成|抓好|开展|举办|达到|达|突破|超过?|争取|力争|确保|增加|扩大|发展|落地|签约|实现|净增|修复|整治|修缮|治理|扶持|支持|解决|安置|培训|认定|投放|投用|投入使用|投产|出让|消除|关停|淘汰|腾退|盘活|减少|压减|筹集|供应|发放|救助|资助|配备|安装|创成|申报|申创|招引|征收|搬迁|布局|优化|调整|新设|增设|绿化|造林|植树|硬化|铺设|更新|拆除|筛选|滚动|倒排|加强|推动|梳理|推广应用|累计|规范|为|对|让|给)/u

const STRUCTURE =
  /^\s*(?:个?方面|大(?:任务|行动|工程|攻坚|战役|计划|专项|体系|举措|产业|板块|领域|方面|重点|类|片区|公司|平台|项|中心|名|主导|文化|品牌)|项(?:重点)?(?:任务|工作|措施|举措|制度|要求|原则|内容|清单)|条(?:措施|举措|意见|政策)|件(?:重点)?(?:民生)?(?:实事|大事)|个(?:部分|环节|阶段|层面|维度|专项行动|必|一|确保|坚持|自信|意识|维护)|字|化|类|批|手|边|侧|端|链|维|网|本)/u

/** Asked in this order; the first that applies is the reason. */
export const notTargetRules: readonly NotTargetRule[] = [
  rule('result', '已经做到的结果，不是本期目标', 'a result, not a target of this period', ({ past }) => past),
  rule(
    'starting-point',
    '起点，不是要达到的数',
    'where it starts from, not what is to be reached',
    ({ before, after }) =>
      /(?:从|由|自)[^,;。]{0,12}$/u.test(before) &&
      /^\s*(?:左右)?\s*(?:提高|提升|增加|上升|扩大|增长|下降|降低|减少|压缩|缩短|压减|降|增|升|调整|优化|精简|拓展)/u.test(
        after,
      ),
  ),
  rule(
    'document-number',
    '文号、法规条款或编号',
    'the number of a document, a law or an item',
    ({ ahead, rest }) =>
      /[〔[]\s*(?:(?:19|20)\d{0,2})?$/u.test(ahead) ||
      /[〕\]]\s*(?:第)?$/u.test(ahead) ||
      /^\s*号(?:文|令|公告|[,。;)》]|$)/u.test(rest),
  ),
  rule(
    'ordinal',
    '序数、届次或期次',
    'an ordinal',
    ({ ahead, rest }) =>
      (/第\s*$/u.test(ahead) && !/前\s*第\s*$/u.test(ahead)) ||
      /^\s*(?:届|期(?!末|间)|连冠|届次|年级|等奖|线城市|把手|手房)/u.test(rest),
  ),
  rule('anniversary', '周年纪念', 'an anniversary', ({ rest }) => /^\s*(?:周年|年校庆|华诞)/u.test(rest)),
  rule(
    'age',
    '年龄，是对象的范围',
    'an age: who is meant',
    ({ rest, unit, before }) =>
      (unit?.family === 'age' && !/(?:寿命|年龄)[^,;。]{0,6}$/u.test(before)) ||
      /^\s*[-—–~－至到]\s*\d+\s*周?岁/u.test(rest),
  ),
  rule('title', '书名号里的名称', 'part of a title', ({ ahead }) => isOpen(ahead, '《', '》')),
  rule(
    'quoted-name',
    '引号里的名称',
    'part of a name in quotation marks',
    ({ ahead }) =>
      isOpen(ahead, '“', '”') ||
      isOpen(ahead, '‘', '’') ||
      isOpen(ahead, '「', '」') ||
      isOpen(ahead, '『', '』'),
  ),
  rule(
    'name-with-letters',
    '名称或型号的一部分',
    'part of a name or a model',
    ({ ahead, rest, unit }) =>
      (/[A-Za-z][-.]?$/u.test(ahead) && !/(?:GDP|CPI|R&D|IP|APP|POS)$/iu.test(ahead)) ||
      (unit === null && /^\s*[A-Za-z]/u.test(rest)) ||
      /[+×xX]$/u.test(ahead) ||
      /^[+×]/u.test(rest),
  ),
  rule(
    'road-or-line',
    '道路、线路或楼栋的编号',
    'the number of a road, a line or a building',
    ({ rest, unit }) =>
      /^\s*(?:国道|省道|县道|乡道|号(?:线|楼|路|院|地块|桥)|路公交|路(?=车|线)|热线|平台热线|单元|栋楼)/u.test(
        rest,
      ) || unit?.name === '线',
  ),
  rule(
    'rating',
    '规格、级别或电压，不是数量',
    'a rating or a grade, not a quantity',
    ({ unit, rest }) =>
      unit?.family === 'rating' ||
      /^\s*(?:A级|A\+|星级|级|甲|优|类水|类标准|类以上|端|核|兆网|维)/u.test(rest),
  ),
  rule(
    'duration',
    '时间长短，不是目标值',
    'a length of time, not an amount',
    ({ unit, before, rest }) =>
      unit?.family === 'time' &&
      !(
        /(?:压缩|缩短|压减|控制|减少|减至|降至|降到|提速|不超过|不低于|不少于|达到|达|延长|增加|平均)[^,;。]{0,12}$/u.test(
          before,
        ) && !/^\s*年(?!以|左|$|[,;。])/u.test(rest)
      ),
  ),
  rule(
    'investment-of-a-project',
    '项目的投资额，是项目的说明',
    'what a project costs: said of the project',
    ({ before, unit, after }) =>
      unit?.family === 'money' &&
      /(?:总投资|投资额|总造价|总概算|计划投资|投资)(?:约|达|近|超|超过)?\s*$/u.test(before) &&
      !/(?:完成|实现|计划|固定资产|落实|争取|产业|工业|技改|民间|新增|基础设施|年度|房地产)[^,;。]{0,8}(?:总投资|投资额|投资)(?:约|达|近|超|超过)?\s*$/u.test(
        before,
      ) &&
      (/^\s*的/u.test(after) || /^\s*[^\s,;。)、]/u.test(after.replace(/^\s*(?:左右|以上|元)/u, ''))),
  ),
  rule(
    'size-class',
    '规模界限，说的是哪一类，不是多少',
    'a limit of size: which kind, not how many',
    ({ unit, after }) =>
      unit !== null &&
      unit.family !== 'share' &&
      (/^\s*(?:以上|以下)的?\s*\d/u.test(after) ||
        (/^\s*(?:级|及以上|以上|以下|以内)?(?:的|规模的)?(?:级)?(?:规模)?(?:重大|重点|工业|产业|制造业|龙头|优质|大|好|新|服务业|规上|主导|外资|科技|实体)*(?:项目|企业|工程|集群|产业园|产业链|园区|楼宇|客户|机组|贷款|居民|老年人|老人|儿童|人群|群体|行政村|自然村|村庄|村居|脱贫户|农户|困难|贫困|低收入|个体|经营主体|市场主体|小微|镇|强镇|村|景区|商圈|平台|载体|家庭)/u.test(
          after,
        ) &&
          (unit.family === 'money' ||
            (unit.family === 'amount' && /^\s*(?:级|及以上|以上|以下)/u.test(after)) ||
            (unit.family === 'people' && /^\s*(?:及以上|以上|以下)/u.test(after))))),
  ),
  rule(
    'share-of-the-plan',
    '完成进度，不是目标',
    'progress against the plan, not a target',
    ({ before, unit }) =>
      unit?.family === 'share' &&
      /(?:占|完成)[^,;。]{0,8}(?:总?计划|目标|任务|年度投资|全年)[^,;。]{0,6}(?:的|达)?\s*$/u.test(before) &&
      !/(?:力争|确保|争取)/u.test(before),
  ),
  rule(
    'explained-in-brackets',
    '括号里的说明，与括号前的数是同一件事',
    'an explanation in brackets of the number before them',
    ({ ahead, after, unit }) =>
      unit !== null &&
      /[%‰\p{Script=Han}]\s*\($/u.test(ahead) &&
      /\d[^()]{0,8}\($/u.test(ahead) &&
      /^\s*\)/u.test(after),
  ),
  rule(
    'structure',
    '概括用语，数的是事项的类别',
    'counts the headings, promises nothing',
    ({ numeral, before, rest, spelled, ahead }) =>
      STRUCTURE.test(rest) &&
      !(
        /\d/u.test(numeral) &&
        /(?:完成|办好|办成|实施|新增|推出|落实|梳理|建立|开展|建成)好?[^,;。]{0,6}$/u.test(before)
      ) &&
      (spelled || !PROMISES.test(before) || /共有?\s*$/u.test(ahead)),
  ),
  rule(
    'spelled',
    '不是数量的汉字数字',
    'a numeral in words that is no quantity',
    ({ spelled, unit, before, numeral, after }) =>
      spelled &&
      !(
        unit !== null &&
        ['item', 'people', 'share', 'amount', 'money'].includes(unit.family) &&
        (numeral.includes('分之') ||
          (!/^[一零〇]$/u.test(numeral) &&
            !/^[十百千万亿]+$/u.test(numeral) &&
            !/^(?:次|面|类|路|头|口|手|站|线|队|团|名|位|级)/u.test(unit.name) &&
            /(?:新增|新建|新开|新辟|建成|建设|建立|完成|竣工|开工|启动|改造|引进|培育|打造|创建|组建|成立|设立|举办|达到|争取|增加|发展|落地|修复|修缮|整治|投用)(?:不少于|至少|超|约|好)?\s*$/u.test(
              before,
            ) &&
            !/^\s*(?:确保|坚持|必|一|转变|清单|融合|同步)/u.test(after)) ||
          (/^[十百千万亿]+$/u.test(numeral) &&
            numeral.length <= 2 &&
            /(?:超|突破|达|过)\s*$/u.test(before) &&
            ['money', 'amount', 'people'].includes(unit.family)))
      ),
  ),
  rule(
    'scope',
    '现有的范围，不是要达到的数',
    'the scope of what there is, not what is to be reached',
    ({ before, unit }) =>
      unit !== null &&
      (unit.family === 'item' || unit.family === 'people') &&
      /(?:引导|做大做强|依托|围绕|利用|涉及|现有的?|所属的?|辖区内?的?|按照|根据|发挥|用好|带动|当好|位于|覆盖面)(?:全[省市县区镇域]|辖区|我[省市县区])?[^,;。]{0,12}$/u.test(
        before,
      ) &&
      !/(?:新增|新建|建成|培育|引进|达到|突破|完成|打造|发展)[^,;。]{0,10}$/u.test(before),
  ),
  rule(
    'nameless',
    '没有单位，像是名称的一部分',
    'has no unit: seems to be part of a name',
    ({ unit, multiplier, spelled, rest }) =>
      unit === null &&
      (multiplier === '' || /^\s*(?:楼宇|工程|计划|行动)/u.test(rest)) &&
      !spelled &&
      !/^\s*(?:以上|以内|左右)/u.test(rest),
  ),
]
