package dev.assize.audit;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.DataSection;
import dev.assize.core.Digest;
import dev.assize.data.TableReader;
import dev.assize.data.TableSource;
import java.nio.file.Path;

/** Finds the table that an audit file names. */
public final class SourceTables {
    /** Stands before the name of a data set. */
    public static final String DATASET = "dataset:";

    /** Reads the table. */
    SourceTable read(AuditFile file) {
        DataSection section = file.data();
        Path path = file.origin().resolve(section.path());
        TableSource source = TableSource.of(path).withTypes(section.reading().types());
        if (section.reading().missing().isPresent()) {
            source = source.withMissing(section.reading().missing().get());
        }
        if (section.reading().separator().isPresent()) {
            source = source.withSeparator(section.reading().separator().get());
        }
        return new SourceTable(String.valueOf(path.getFileName()), TableReader.read(source), Digest.of(path));
    }
}
