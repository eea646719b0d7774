package io.gongkai.normalize.read.pdf;

import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.Limit;
import io.gongkai.normalize.read.container.UnreadableException;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.MissingOperandException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Runs the drawing instructions of a page, and takes down glyphs and lines. */
final class PageEngine extends PDFGraphicsStreamEngine {
  private static final int OPERATORS_PER_CHECK = 256;

  private final PageSketch sketch;
  private final GlyphFaces faces;
  private final int maxElements;
  private final Deadline deadline;
  private final int mostOperators;
  private final Point2D.Float current = new Point2D.Float();
  private int operators;

  /**
   * An engine for a page.
   *
   * @param faces the glyphs of the document's fonts
   */
  PageEngine(PDPage page, GlyphFaces faces, int maxElements, Deadline deadline) {
    super(page);
    this.faces = faces;
    this.sketch = new PageSketch(maxElements);
    this.maxElements = maxElements;
    this.deadline = deadline;
    // A glyph or line takes a handful of operators to place and draw.
    this.mostOperators = (int) Math.min(Integer.MAX_VALUE, 10L * maxElements);
  }

  /** Runs the page's instructions. */
  PageContent run() throws IOException, UnreadableException {
    try {
      processPage(new ContentPage(getPage()));
      for (PDAnnotation annotation : getPage().getAnnotations()) {
        // What is typed into a form stands on the page for whoever looks at it.
        if (annotation instanceof PDAnnotationWidget && !annotation.isHidden()) {
          showAnnotation(annotation);
        }
      }
    } catch (StopException e) {
      throw e.why;
    }
    return sketch.content(getPage().getCropBox(), getPage().getRotation());
  }

  /** Carries a refusal through PDFBox, which lets only input errors pass. */
  private static final class StopException extends IOException {
    private static final long serialVersionUID = 1L;

    private final UnreadableException why;

    StopException(UnreadableException why) {
      super(why);
      this.why = why;
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    operators++;
    try {
      if (operators > mostOperators || sketch.isFull()) {
        throw Limit.ELEMENTS.exceeded(maxElements);
      }
      if (operators % OPERATORS_PER_CHECK == 0) {
        deadline.check();
      }
    } catch (UnreadableException e) {
      throw new StopException(e);
    }
    super.processOperator(operator, operands);
  }

  /**
   * A picture or font that is not there is left out; an instruction that lacks a number is not, for
   * what follows it would stand in the wrong place.
   */
  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException exception)
      throws IOException {
    if (exception instanceof StopException || exception instanceof MissingOperandException) {
      throw exception;
    }
    super.operatorException(operator, operands, exception);
  }

  /** What PDFBox does, but for fonts that are asked for each glyph once. */
  @Override
  protected void showText(byte[] string) throws IOException {
    PDGraphicsState state = getGraphicsState();
    PDTextState textState = state.getTextState();
    PDFont font = textState.getFont();
    if (font == null || font.isVertical()) {
      super.showText(string);
      return;
    }
    float size = textState.getFontSize();
    float scaling = textState.getHorizontalScaling() / 100f;
    float charSpacing = textState.getCharacterSpacing();
    Matrix parameters = new Matrix(size * scaling, 0, 0, size, 0, textState.getRise());
    Matrix textMatrix = state.getTextMatrix();
    TextBytes codes = new TextBytes(string);
    while (codes.available() > 0) {
      int before = codes.available();
      GlyphFaces.Face face = faces.next(font, codes);
      boolean blank = face.code() == ' ' && before - codes.available() == 1;
      float wordSpacing = blank ? textState.getWordSpacing() : 0;
      Matrix place =
          parameters.multiply(textMatrix).multiply(state.getCurrentTransformationMatrix());
      showFace(place, face);
      float advance = face.displacement().getX() * size + charSpacing + wordSpacing;
      textMatrix.translate(advance * scaling, 0);
    }
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    showFace(matrix, faces.face(font, code));
  }

  private void showFace(Matrix matrix, GlyphFaces.Face face) throws IOException {
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    // Invisible text lies behind pictures of pages: what a machine guessed, not what is printed.
    if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
      return;
    }
    double reach = face.displacement().getX();
    Point2D.Float end = matrix.transformPoint((float) (reach == 0 ? 1 : reach), 0);
    sketch.glyph(
        face.text(),
        matrix.getTranslateX(),
        matrix.getTranslateY(),
        end.x,
        end.y,
        Math.abs(matrix.getScalingFactorY()));
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    sketch.move(p0.getX(), p0.getY());
    sketch.line(p1.getX(), p1.getY());
    sketch.line(p2.getX(), p2.getY());
    sketch.line(p3.getX(), p3.getY());
    sketch.close();
  }

  @Override
  public void moveTo(float x, float y) {
    current.setLocation(x, y);
    sketch.move(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    current.setLocation(x, y);
    sketch.line(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    current.setLocation(x3, y3);
    sketch.curve(x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    return current;
  }

  @Override
  public void closePath() {
    sketch.close();
  }

  @Override
  public void endPath() {
    sketch.forget();
  }

  @Override
  public void strokePath() {
    sketch.stroke();
  }

  @Override
  public void fillPath(int windingRule) {
    sketch.fill();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    sketch.stroke();
  }

  @Override
  public void drawImage(PDImage image) {
    Matrix place = getGraphicsState().getCurrentTransformationMatrix();
    sketch.picture(place.getScalingFactorX(), place.getScalingFactorY());
  }

  @Override
  public void clip(int windingRule) {
    // The path is used or ended by the next operator.
  }

  @Override
  public void shadingFill(COSName shadingName) {
    // A shade is no line.
  }
}
