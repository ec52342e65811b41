package dev.assize.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.reports.Findings;
import dev.assize.reports.Report;
import dev.assize.reports.ReportException;
import dev.assize.reports.ReportNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes and reads {@code report.json}. The same report gives the same bytes; what is read and written again gives the
 * bytes that were read.
 */
public final class ReportJson {
    /** Larger files are refused before they are read. */
    static final long MOST_BYTES = 256L << 20;

    private static final String AGAIN = "Was the file cut or edited? Write it again with assize audit.";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReportJson() {}

    /** Returns the report as canonical JSON (RFC 8785) and a line end. */
    public static String write(Report report) {
        JsonNode tree = new JsonTree()
                .putWhole("schemaVersion", Report.SCHEMA_VERSION)
                .put("subject", SubjectJson.write(report.subject()))
                .putAll("evidence", report.evidence(), EvidenceJson::write)
                .putAll("definitions", report.definitions(), DefinitionJson::write)
                .put("judgement", JudgementJson.write(report.judgement()))
                .put("provenance", ProvenanceJson.write(report.provenance()))
                .put("notes", writeNotes(report.notes()))
                .node();
        return CanonicalJson.write(tree) + "\n";
    }

    /**
     * Reads a report from a file.
     *
     * @throws ReportException if the file cannot be read or is not a report, with every problem and its place
     */
    public static Report read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw ReportException.at(
                        file.toString(), "this is a folder, not a report", "Name its report.json.", null);
            }
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw ReportException.at(
                        file.toString(),
                        "the file has " + size + " bytes",
                        "Reports have at most " + MOST_BYTES + " bytes; this is not one.",
                        null);
            }
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw ReportException.at(
                    file.toString(),
                    Files.exists(file) ? "the file cannot be read" : "there is no such file",
                    "Name a report.json that assize audit wrote and that you may read.",
                    e);
        }
    }

    /**
     * Reads a report from bytes.
     *
     * @param bytes JSON in UTF-8
     * @param source what to call them in messages
     * @throws ReportException if they are not a report, with every problem and its place
     */
    public static Report parse(byte[] bytes, String source) {
        JsonNode tree = tree(bytes, source);
        List<Problem> problems = new ArrayList<>();
        try {
            Report report = read(JsonCursor.root(tree, source, problems));
            if (problems.isEmpty()) {
                return report;
            }
        } catch (JsonFault fault) {
            problems.add(fault.problem());
        } catch (IllegalArgumentException e) {
            if (problems.isEmpty()) {
                problems.add(new Problem(Place.of(source), String.valueOf(e.getMessage()), AGAIN));
            }
        }
        throw new ReportException(problems);
    }

    private static JsonNode tree(byte[] bytes, String source) {
        if (bytes.length == 0) {
            throw ReportException.at(source, "the file is empty", AGAIN, null);
        }
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Place place = at == null
                    ? Place.of(source)
                    : new Place(source, at.getLineNr(), at.getColumnNr(), Optional.empty());
            throw new ReportException(
                    List.of(new Problem(place, "this is not JSON: " + e.getOriginalMessage(), AGAIN)), e);
        } catch (IOException e) {
            throw ReportException.at(source, "this is not a text in UTF-8: " + e.getMessage(), AGAIN, e);
        }
    }

    private static Report read(JsonCursor at) {
        Optional<Long> version = at.optional("schemaVersion", JsonCursor::whole);
        if (version.isPresent() && version.get() != Report.SCHEMA_VERSION) {
            throw at.fault(
                    "the report has schema version " + version.get(),
                    "This library reads version " + Report.SCHEMA_VERSION + "; use the release that wrote the report.");
        }
        at.allow("schemaVersion", "subject", "evidence", "definitions", "judgement", "provenance", "notes");
        at.whole("schemaVersion");
        return new Report(
                at.get("subject", SubjectJson::read),
                new Findings(at.list("evidence", EvidenceJson::read), at.list("definitions", DefinitionJson::read)),
                at.get("judgement", JudgementJson::read),
                at.get("provenance", ProvenanceJson::read),
                at.get("notes", ReportJson::readNotes));
    }

    private static JsonNode writeNotes(ReportNotes notes) {
        return new JsonTree()
                .put("language", notes.language())
                .putTexts("nextSteps", notes.nextSteps())
                .node();
    }

    private static ReportNotes readNotes(JsonCursor at) {
        at.allow("language", "nextSteps");
        return new ReportNotes(at.text("language"), at.texts("nextSteps"));
    }
}
