package dev.tandem.workbench.runs.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {
  @Test
  void no_text_starts_a_formula_and_numbers_stay_numbers() {
    CsvText csv = new CsvText();
    csv.row(List.of("=1+1", "+x", "-x", "@x", "\tx", "＝1", "a=b"));
    csv.row(List.of("-1", "+1.5", "-1.0E-7", "-Infinity", "NaN", "0"));

    assertThat(csv.toString())
        .isEqualToNormalizingNewlines(
            "'=1+1,'+x,'-x,'@x,'\tx,'＝1,a=b\n-1,+1.5,-1.0E-7,-Infinity,NaN,0\n");
  }
}
