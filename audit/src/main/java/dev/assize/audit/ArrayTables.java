package dev.assize.audit;

import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.DataSection;
import dev.assize.core.ArrayColumn;
import dev.assize.core.Column;
import dev.assize.core.Digest;
import dev.assize.core.Table;
import dev.assize.data.DataException;
import dev.assize.data.arrays.ArrayReader;
import dev.assize.data.arrays.ArraySource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Tables of pictures and sequences. */
final class ArrayTables {
    /** What the labels are called where nobody names them. */
    static final String UNNAMED = "label";

    private ArrayTables() {}

    /** Reads the files that an audit file names; its label is what the column of their labels is called. */
    static SourceTable read(AuditFile file) {
        DataSection section = file.data();
        if (section.reading().isOfTable()) {
            throw DataException.of(
                    file.origin().source(),
                    "'types', 'missing' or 'separator' is stated for " + section.path()
                            + ", which holds pictures or sequences",
                    "Leave them out; they are for files of rows and columns.");
        }
        DataSection.Arrays arrays = section.reading().arrays();
        Path path = file.origin().resolve(section.path());
        ArraySource source = new ArraySource(
                files(file, section.path(), arrays.labels()),
                arrays.test().map(test -> files(file, test.path(), test.labels())),
                section.label().orElse(UNNAMED),
                arrays.pictures());
        Path name = path.normalize().getFileName();
        return new SourceTable(String.valueOf(name), ArrayReader.read(source), ArrayReader.digest(source));
    }

    private static ArraySource.Files files(AuditFile file, String path, Optional<String> labels) {
        return new ArraySource.Files(
                file.origin().resolve(path), labels.map(name -> file.origin().resolve(name)));
    }

    /** The digest of the rows of an embedded table: cells of arrays by their bits, others by their text. */
    static Digest digest(Table table) {
        StringBuilder all = new StringBuilder();
        for (Column column : table.columns()) {
            all.append(column.name()).append('\u001F');
            for (int row = 0; row < table.rowCount(); row++) {
                all.append(
                                column instanceof ArrayColumn arrays
                                        ? bits(arrays.cell(row, Float.NaN))
                                        : column.text(row, ""))
                        .append('\u001F');
            }
        }
        return Digest.of(all.toString());
    }

    private static String bits(float[] cell) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, cell.length));
        for (float number : cell) {
            bytes.putFloat(number);
        }
        return Digest.of(bytes.array()).hex();
    }
}
