package io.gongkai.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.gongkai.console.browser.Exhibition.Sight;
import io.gongkai.console.text.Language;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Takes a picture of every page, for {@code docs/screens}: {@code ./mvnw verify -Pscreens -pl
 * console -am}. Not a test of what they look like: fonts differ from machine to machine.
 */
class ScreensRun {
  @RegisterExtension private static final Exhibition EXHIBITION = new Exhibition();

  private static final Path FOLDER =
      Path.of(System.getProperty("gongkai.root", ".")).resolve("docs/screens");

  /** Whether the picture of the page that a link led to has come. */
  private static final String PICTURES_THERE =
      "() => [...document.querySelectorAll('figure:has(:target) img')]"
          + ".every(picture => picture.complete && picture.naturalWidth > 0)";

  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;
  private static final int DESKTOP_HEIGHT = 880;
  private static final int PICTURE_HEIGHT = 640;
  private static final int PHONE_HEIGHT = 1200;
  private static final long LARGEST_BYTES = 200_000;
  private static final long ALL_BYTES = 3_000_000;

  @Test
  void takePictures() throws IOException {
    Files.createDirectories(FOLDER);
    for (Path old : pictures()) {
      Files.delete(old);
    }
    try (Visitor visitor = EXHIBITION.visitor(Language.ZH)) {
      for (Sight sight : Exhibition.SIGHTS) {
        if (sight.isVariant()) {
          continue;
        }
        take(visitor.wide(DESKTOP).open(sight.address()), sight.name(), DESKTOP_HEIGHT);
        take(visitor.wide(PHONE).open(sight.address()), sight.name() + "-phone", PHONE_HEIGHT);
      }
      visitor.wide(DESKTOP).open(Exhibition.report(Exhibits.FLAGGED));
      take(visitor, "report-cell", DESKTOP_HEIGHT, "#findings .suspected a");
      visitor.open(Exhibition.report(Exhibits.PDF));
      take(visitor, "report-page", PICTURE_HEIGHT, "#findings .on-page");
      visitor.in(ColorScheme.DARK).wide(DESKTOP);
      take(visitor.open("/"), "overview-dark", DESKTOP_HEIGHT);
      take(visitor.open(Exhibition.report(Exhibits.FLAGGED)), "report-dark", DESKTOP_HEIGHT);
    }
    try (Visitor visitor = EXHIBITION.visitor(Language.EN)) {
      take(visitor.wide(DESKTOP).open("/"), "overview-en", DESKTOP_HEIGHT);
    }
    long bytes = 0;
    for (Path picture : pictures()) {
      assertThat(picture).satisfies(file -> assertThat(Files.size(file)).isLessThan(LARGEST_BYTES));
      bytes += Files.size(picture);
    }
    assertThat(bytes).isLessThan(ALL_BYTES);
  }

  private static void take(Visitor visitor, String name, int height) throws IOException {
    take(visitor, name, height, "");
  }

  /**
   * The page from where a link leads, if there is one, as far as it goes and no further than a
   * height.
   */
  private static void take(Visitor visitor, String name, int height, String link)
      throws IOException {
    Page page = visitor.page();
    page.locator("#connection[data-state=live], #live[data-every='0']").first().waitFor();
    int width = page.viewportSize().width;
    int full = (Integer) page.evaluate("() => document.documentElement.scrollHeight");
    page.setViewportSize(width, Math.min(full, height));
    if (!link.isEmpty()) {
      page.locator(link).first().click();
      page.waitForFunction(PICTURES_THERE);
    }
    byte[] picture =
        page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
    Files.write(FOLDER.resolve(name + ".png"), packed(picture));
  }

  /** The same picture, a third smaller: the browser packs for speed. */
  private static byte[] packed(byte[] png) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam smallest = writer.getDefaultWriteParam();
      smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      smallest.setCompressionQuality(0);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      writer.write(null, new IIOImage(image, null, null), smallest);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }
}
