// What Grafana's own types say of our dashboards, as strictly as they can be put together: the dashboard model, and for each kind of panel
// its own options. check.mjs makes a JSON Schema of it.
import type * as dashboard from './node_modules/@grafana/schema/dist/types/raw/dashboard/x/types.gen';
import type * as heatmap from './node_modules/@grafana/schema/dist/types/raw/composable/heatmap/panelcfg/x/types.gen';
import type * as states from './node_modules/@grafana/schema/dist/types/raw/composable/statetimeline/panelcfg/x/types.gen';
import type * as table from './node_modules/@grafana/schema/dist/types/raw/composable/table/panelcfg/x/types.gen';
import type * as timeseries from './node_modules/@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen';

// The data source's plug-in is no longer part of the package: these are the fields that it reads.
interface PrometheusQuery {
  refId: string;
  datasource: dashboard.DataSourceRef;
  editorMode: 'code';
  expr: string;
  legendFormat: string;
  format: 'time_series' | 'table' | 'heatmap';
  instant: boolean;
  range: boolean;
  exemplar: boolean;
}

// Grafana's type ends with "TODO": the plug-in keeps its fields beside those of the model.
interface PrometheusAnnotation extends dashboard.AnnotationQuery {
  expr?: string;
  step?: string;
  titleFormat?: string;
  textFormat?: string;
  tagKeys?: string;
  useValueForTime?: boolean;
}

// Grafana writes null for "from minus infinity", and reads it; the type knows only numbers.
interface Thresholds extends Omit<dashboard.ThresholdsConfig, 'steps'> {
  steps: Array<{ value: number | null; color: string }>;
}

type FieldDefaults<Custom> = Omit<dashboard.FieldConfig, 'custom' | 'thresholds'> & { custom: Custom; thresholds?: Thresholds };

type PanelOf<Type extends string, Options, Custom> = Omit<dashboard.Panel, 'type' | 'options' | 'fieldConfig' | 'targets'> & {
  type: Type;
  options: Options;
  fieldConfig: Omit<dashboard.FieldConfigSource, 'defaults'> & { defaults: FieldDefaults<Custom> };
  targets: PrometheusQuery[];
};

type Shown =
  | PanelOf<'timeseries', timeseries.Options, timeseries.FieldConfig>
  | PanelOf<'state-timeline', states.Options, states.FieldConfig>
  | PanelOf<'heatmap', heatmap.Options, heatmap.FieldConfig>
  | PanelOf<'table', table.Options, table.FieldConfig>
  | dashboard.RowPanel;

export type SyncOrSwimDashboard = Omit<dashboard.Dashboard, 'panels' | 'annotations'> & {
  annotations: { list: PrometheusAnnotation[] };
  panels: Shown[];
};
