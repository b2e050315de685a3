package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.answer.SpeedUp;
import dev.tandem.workbench.report.answer.Unmatched;
import dev.tandem.workbench.report.page.ReportView.Card;
import dev.tandem.workbench.report.page.ReportView.CardValue;
import dev.tandem.workbench.report.page.ReportView.Cards;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.util.List;
import java.util.stream.IntStream;

/** What people compare first: the primary metric, time, memory, and whether all else was alike. */
record CardViews(ComparisonFile file) {
  Cards cards() {
    List<ContenderEntry> contenders = file.contenders();
    String audit = file.audit() == null || file.audit().isEmpty() ? "" : Unmatched.of(file.audit());
    return new Cards(
        contenders.stream().map(ContenderEntry::id).toList(),
        List.of(
            card(MetricText.of(file), deviations(MetricText.of(file))),
            card(
                Metric.TRAINING_SECONDS.key(),
                contenders.size() > 1 ? SpeedUp.of(contenders) : List.of("")),
            card(Metric.PEAK_BYTES.key(), deviations(Metric.PEAK_BYTES.key()))),
        audit);
  }

  private Card card(String key, List<String> notes) {
    return new Card(
        MetricText.words(key),
        IntStream.range(0, file.contenders().size())
            .mapToObj(
                i -> {
                  ContenderEntry own = file.contenders().get(i);
                  String value = MetricText.text(key, MetricText.mean(own, key));
                  return new CardValue(own.id(), value, notes.get(i));
                })
            .toList());
  }

  private List<String> deviations(String key) {
    return file.contenders().stream()
        .map(
            own -> {
              SummaryEntry entry = own.summary().get(key);
              return entry == null || entry.n() < 2 ? "" : "± " + MetricText.text(key, entry.sd());
            })
        .toList();
  }
}
