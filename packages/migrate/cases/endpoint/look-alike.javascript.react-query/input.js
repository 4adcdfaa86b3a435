import { useQuery } from '@tanstack/react-query'
import { get } from 'lodash'

export const useRates = () => useQuery({ queryKey: ['conversion', 'stablecoins'], queryFn: loadRates })
export const label = (messages) => get(messages, ['conversion', 'stablecoins'])
export const title = (t) => t('conversion.stablecoins')
