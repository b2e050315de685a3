package dev.tandem.workbench.report.chart;

/** What a chart shows, without how. */
public sealed interface Chart
    permits LineChart,
        BarChart,
        ConfusionChart,
        SampleChart,
        WeightChart,
        DriftChart,
        SweepChart,
        WaterfallChart {
  /** The name of its files: letters, digits and dashes. */
  String name();

  String title();

  /** What a reader must know to read it; may be empty. */
  String note();
}
