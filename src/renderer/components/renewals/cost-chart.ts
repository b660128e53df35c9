import { BarChart, type BarSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  TooltipComponent,
  type GridComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import { init, use, type ComposeOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { isRightToLeft } from '../../lib/direction';
import type { Palette } from '../../theme/palette';

use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

type Option = ComposeOption<BarSeriesOption | GridComponentOption | TooltipComponentOption>;

/** What the chart shows: for each month what is charged and, on top of it, what is not if it lapses. */
export interface CostChartContent {
  months: string[];
  charged: { name: string; amounts: number[] };
  /** Null where nothing lapses. */
  lapsing: { name: string; amounts: number[] } | null;
  /** An amount in words. */
  amount(value: number): string;
}

export interface CostChart {
  show(content: CostChartContent, palette: Palette): void;
  /** Fits the chart to its element again. */
  resize(): void;
  dispose(): void;
}

/** A chart of stacked bars in an element that has a size. */
export function createCostChart(element: HTMLElement): CostChart {
  const chart: EChartsType = init(element, null, { renderer: 'svg' });
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    show: (content, palette) => chart.setOption(optionOf(content, palette, !isCalm), { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  };
}

function optionOf(content: CostChartContent, palette: Palette, animation: boolean): Option {
  const text = { color: palette.textMuted, fontFamily: 'Inter Variable, system-ui, sans-serif', fontSize: 11 };
  const bars = (name: string, data: number[], style: BarSeriesOption['itemStyle']): BarSeriesOption => ({
    type: 'bar',
    name,
    // a bar without height would still have a border
    data: data.map((amount) => amount || null),
    stack: 'month',
    barMaxWidth: 46,
    barCategoryGap: '28%',
    itemStyle: style,
    emphasis: { disabled: true },
  });
  return {
    animation,
    animationDuration: 250,
    grid: { top: 12, right: 4, bottom: 4, left: 4, outerBoundsMode: 'same' },
    tooltip: {
      trigger: 'axis',
      // drawn, not HTML: the name of a currency is the API's and must not be read as markup
      renderMode: 'richText',
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.text, opacity: 0.08 } },
      backgroundColor: palette.surfaceRaised,
      borderColor: palette.lineStrong,
      textStyle: { ...text, color: palette.text, fontSize: 12 },
      valueFormatter: (value) => content.amount(Number(value ?? 0)),
    },
    xAxis: {
      type: 'category',
      inverse: isRightToLeft(),
      data: content.months,
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      position: isRightToLeft() ? 'right' : 'left',
      splitNumber: 4,
      axisLabel: { ...text, formatter: (value: number) => content.amount(value) },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      bars(content.charged.name, content.charged.amounts, {
        color: palette.accent,
        borderRadius: content.lapsing ? 0 : [4, 4, 0, 0],
      }),
      ...(content.lapsing
        ? [
            bars(content.lapsing.name, content.lapsing.amounts, {
              color: palette.dangerSoft,
              borderColor: palette.danger,
              borderType: 'dashed',
              borderWidth: 1,
              borderRadius: [4, 4, 0, 0],
            }),
          ]
        : []),
    ],
  };
}
