package dev.assize.reports.excel;

import dev.assize.reports.Report;
import dev.assize.reports.wording.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Draws a report as an Excel workbook (Office Open XML). */
public final class ExcelReport {
    private ExcelReport() {}

    /** Returns the bytes of the workbook; the same report gives the same bytes. */
    public static byte[] render(Report report) {
        Texts texts = Texts.of(report.notes().language());
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            describe(workbook, report);
            Book book = new Book(workbook, texts);
            new SummarySheet(book).write(report);
            new RulesSheet(book).write(report);
            new GroupsSheet(book).write(report);
            new EvidenceSheet(book).write(report);
            new DefinitionsSheet(book).write(report);
            new ProvenanceSheet(book).write(report);
            workbook.write(bytes);
            return FixedZip.of(bytes.toByteArray());
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException("writing a workbook to memory failed, which is a defect", e);
        }
    }

    /** Replaces what POI takes from the clock. */
    private static void describe(XSSFWorkbook workbook, Report report) throws InvalidFormatException {
        POIXMLProperties.CoreProperties properties = workbook.getProperties().getCoreProperties();
        properties.setCreated(FixedZip.EPOCH_TEXT);
        properties.setModified(FixedZip.EPOCH_TEXT);
        properties.setCreator("Assize");
        properties.setTitle(Book.clean(report.subject().title()));
    }
}
