package dev.tandem.workbench.report.drawing;

import dev.tandem.fault.PlainText;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;

/**
 * What is drawn, as SVG: shapes stay shapes and letters stay letters, sharp at any size. It is
 * well-formed whatever is written in it.
 */
final class SvgFile {
  private final SVGGraphics2D graphics;

  SvgFile(int width, int height) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment("Tandem");
    context.setImageHandler(new PngInside());
    graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(width, height));
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no XML", e);
    }
  }

  Graphics2D graphics() {
    return graphics;
  }

  void write(OutputStream out) throws IOException {
    try {
      StringWriter svg = new StringWriter();
      graphics.stream(svg, false);
      out.write(PlainText.of(svg.toString()).getBytes(StandardCharsets.UTF_8));
    } finally {
      graphics.dispose();
    }
  }

  /** Images stand in the file itself; Java's own writer makes them. */
  private static final class PngInside extends ImageHandlerBase64Encoder {
    @Override
    public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
      try {
        ImageIO.write(image, "png", out);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException("an image cannot be written", e);
      }
    }

    @Override
    public BufferedImage buildBufferedImage(Dimension size) {
      return new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
    }
  }
}
