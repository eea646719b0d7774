package io.gongkai.normalize.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.normalize.NormalizerLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workbook is read as a person sees it, which is not always what is stored in it. */
class WorkbookTrapsTest {
  private final DocumentReader reader = new DocumentReader(NormalizerLimits.defaults());

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "1234 ~ General ~ 1234",
        "1234 ~ #,##0 ~ 1234",
        "12 ~ 0.00 ~ 12",
        "12 ~ 0\"件\" ~ 12件",
        "12 ~ [Red]0 ~ 12",
        "0.37 ~ 0.00\"万元\" ~ 0.37万元",
        "-3 ~ 0_);(0) ~ \ufffd",
        "0 ~ #,##0;-#,##0;\"-\" ~ -",
        // What is stored is not what is shown.
        "1.23456 ~ 0.00 ~ 1.23",
        "0.12 ~ 0% ~ \ufffd",
        "45000 ~ yyyy/m/d ~ \ufffd",
        "12 ~ 0\"万\" ~ \ufffd",
        "12 ~ 0.00E+00 ~ \ufffd"
      })
  void shouldReadNumbersAsShown(double stored, String format, String shown) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFCell cell = workbook.createSheet().createRow(0).createCell(0);
      cell.setCellValue(stored);
      CellStyle style = workbook.createCellStyle();
      style.setDataFormat(workbook.createDataFormat().getFormat(format));
      cell.setCellStyle(style);
      assertThat(text(workbook)).isEqualTo(shown);
    }
  }

  @Test
  void shouldReadResultsOfFormulas() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFRow row = workbook.createSheet().createRow(0);
      row.createCell(0).setCellFormula("1+2");
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      row.createCell(1).setCellFormula("2+2");
      row.createCell(2).setCellErrorValue((byte) 7);
      row.createCell(3).setCellValue(true);
      // A number that is stored as words, as behind an apostrophe.
      row.createCell(4).setCellValue("012");
      assertThat(text(workbook)).isEqualTo("3\t\ufffd\t\ufffd\t\ufffd\t012");
    }
  }

  @Test
  void shouldLeaveOutWhatIsHidden() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet("2023");
      for (int i = 0; i < 3; i++) {
        XSSFRow row = sheet.createRow(i);
        for (int j = 0; j < 3; j++) {
          row.createCell(j).setCellValue(10 * i + j);
        }
      }
      sheet.getRow(1).setZeroHeight(true);
      sheet.setColumnHidden(1, true);
      workbook.createSheet("2022").createRow(0).createCell(0).setCellValue(99);
      workbook.setSheetHidden(1, true);
      assertThat(text(workbook)).isEqualTo("0\t2\n20\t22");
    }
  }

  @Test
  void shouldNotReadWhatIsStruckOutOrRaised() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFFont struck = workbook.createFont();
      struck.setStrikeout(true);
      XSSFFont raised = workbook.createFont();
      raised.setTypeOffset(Font.SS_SUPER);
      XSSFRow row = workbook.createSheet().createRow(0);
      XSSFCell whole = row.createCell(0);
      whole.setCellValue(12);
      CellStyle style = workbook.createCellStyle();
      style.setFont(struck);
      whole.setCellStyle(style);
      XSSFRichTextString marked = new XSSFRichTextString("12");
      marked.append("1", raised);
      row.createCell(1).setCellValue(marked);
      XSSFRichTextString mended = new XSSFRichTextString();
      mended.append("9", struck);
      mended.append("4");
      row.createCell(2).setCellValue(mended);
      assertThat(text(workbook)).isEqualTo("\ufffd\t12\ufffd\t\ufffd4");
    }
  }

  private String text(XSSFWorkbook workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    Extraction extraction = reader.read(bytes.toByteArray());
    assertThat(extraction).isInstanceOf(Extraction.Text.class);
    return ((Extraction.Text) extraction).text().strip();
  }
}
