// The plan that the upload fixtures speak of: one indicator of each kind, with and without amounts beside its rate.
import type { Plan } from '../../src/core/plan.ts'
import { indicator, planOf } from './plans.ts'

export const uploadPlan: Plan = {
  ...planOf(
    indicator({
      id: 'gdp-growth',
      name: '地区生产总值增速',
      nameEn: 'GDP growth',
      kind: 'growth',
      unit: '%',
      levelUnit: '亿元',
      decimals: 1,
      target: { value: 8 },
    }),
    indicator({
      id: 'retail-growth',
      name: '社会消费品零售总额增速',
      kind: 'growth',
      unit: '%',
      decimals: 1,
      target: { value: 10 },
    }),
    indicator({ id: 'parks', name: '口袋公园', kind: 'cumulative', unit: '个', target: { value: 15 } }),
    indicator({
      id: 'investment',
      name: '固定资产投资额',
      kind: 'cumulative',
      unit: '亿元',
      decimals: 2,
      target: { value: 800 },
    }),
    indicator({ id: 'land', name: '供应用地', kind: 'cumulative', unit: '亩', target: { value: 500 } }),
    indicator({
      id: 'jobs',
      name: '城镇新增就业',
      kind: 'cumulative',
      unit: '万人',
      decimals: 2,
      target: { value: 1 },
    }),
    indicator({ id: 'firms', name: '省级工业龙头企业', kind: 'level', unit: '家', target: { value: 12 } }),
    indicator({
      id: 'coverage',
      name: '养老服务覆盖率',
      kind: 'ratio',
      unit: '%',
      decimals: 1,
      target: { value: 100 },
    }),
    indicator({ id: 'projects', name: '重点项目', kind: 'count', unit: '个', target: { value: 100 } }),
    indicator({ id: 'platform', name: '平台建设', kind: 'milestone', unit: '%', target: { value: 100 } }),
    indicator({
      id: 'accidents',
      name: '较大以上安全事故',
      kind: 'ceiling',
      unit: '起',
      target: { comparator: 'none', value: 0 },
    }),
    indicator({
      id: 'income-growth',
      name: '居民收入增速',
      kind: 'relation',
      unit: '%',
      decimals: 1,
      target: { comparator: 'in-step-with', value: null, with: 'gdp-growth' },
    }),
  ),
  id: 'licheng-2022',
  region: '350502',
  regionName: '泉州市鲤城区',
}
