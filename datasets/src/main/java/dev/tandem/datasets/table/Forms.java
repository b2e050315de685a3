package dev.tandem.datasets.table;

import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.column.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As what the cells of columns are kept, for what is derived from them. */
public final class Forms {
  private Forms() {}

  static Form of(Derivation derivation, boolean text, Reading reading) {
    if (derivation != Derivation.VALUE) {
      return new Form(Form.Kind.DATE, reading);
    }
    return text ? Form.TEXT : new Form(Form.Kind.NUMBER, reading);
  }

  /** By column, for plans. */
  public static Map<String, Form> ofPlans(List<ColumnPlan> plans) {
    Map<String, Form> forms = new LinkedHashMap<>();
    plans.forEach(plan -> plan.sources().forEach(source -> forms.put(source, plan.form())));
    return forms;
  }

  /** By column, for encodings that were fitted. */
  static Map<String, Form> ofEncodings(Preprocessing.Columns columns) {
    Map<String, Form> forms = new LinkedHashMap<>();
    for (ColumnEncoding own : columns.columns()) {
      boolean text =
          own.encoding() instanceof Encoding.OneHot
              || own.encoding() instanceof Encoding.TargetMean;
      Form form = of(own.derivation(), text, own.reading());
      own.sources().forEach(source -> forms.put(source, form));
    }
    columns
        .history()
        .ifPresent(
            history -> {
              forms.keySet().removeAll(HistoryColumns.names(history));
              HistoryColumns.forms(history).forEach(forms::putIfAbsent);
            });
    return forms;
  }
}
