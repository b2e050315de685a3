package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class SvgFileTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a & b < c > d \"e\" 'f'",
        "]]>",
        "<script>alert(1)</script>",
        "<!-- -- -->",
        "&#27; &lt; &none;",
        "bell \u0007, escape \u001B[31m, null \u0000, \u009B2J",
        "half a character \uD83D, \uDC69",
        "no signs \uFFFE \uFFFF",
        "turned \u202Efdp.exe",
        "whole 👩‍🔬 東京"
      })
  void whatever_is_written_the_file_is_well_formed(String text) throws Exception {
    SvgFile svg = new SvgFile(200, 100);
    svg.graphics().drawString(text, 10, 50);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    svg.write(out);

    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document read = xml.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()));
    assertThat(read.getElementsByTagName("script").getLength()).isZero();
    assertThat(read.getElementsByTagName("text").item(0).getTextContent())
        .hasSameSizeAs(text)
        .doesNotContain("\u001B", "\u202E");
  }
}
