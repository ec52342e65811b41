package dev.assize.audit;

import dev.assize.data.arrays.ArraySource;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What somebody says of the data that a first audit file is written for.
 *
 * @param data a table, a folder of pictures, a file of pictures in IDX format or of sequences, as the user named it
 * @param label the column to predict; of pictures and sequences what the column of their labels shall be called
 * @param favorable the value that is good for the person
 * @param labels the file of the labels, which pictures in IDX format have and nothing else
 * @param size what all pictures of a folder are scaled to
 */
public record StarterRequest(
        Path data, String label, Optional<String> favorable, Optional<Path> labels, Optional<ArraySource.Size> size) {
    /** Makes a request that says no more than what is looked at and what is to be predicted. */
    public static StarterRequest of(Path data, String label) {
        return new StarterRequest(data, label, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns this request with the value that is good for the person. */
    public StarterRequest withFavorable(Optional<String> value) {
        return new StarterRequest(data, label, value, labels, size);
    }

    /** Returns this request with the file of the labels. */
    public StarterRequest withLabels(Optional<Path> file) {
        return new StarterRequest(data, label, favorable, file, size);
    }

    /** Returns this request with the size of pictures. */
    public StarterRequest withSize(Optional<ArraySource.Size> pictures) {
        return new StarterRequest(data, label, favorable, labels, pictures);
    }

    /** Returns where pictures or sequences are read from. */
    ArraySource arrays() {
        ArraySource source = ArraySource.of(data, label).withPictures(new ArraySource.Pictures(size, Optional.empty()));
        return labels.map(source::withLabels).orElse(source);
    }
}
