package dev.assize.data.sets;

import dev.assize.core.Digest;
import java.util.Optional;

/**
 * A file of a public data set.
 *
 * @param name its name in the data set's folder; there it may also be packed, with {@code .gz} behind the name
 * @param content the SHA-256 of the unpacked content
 * @param origin where it can be downloaded, empty when no address with this content is known
 */
public record DataFile(String name, Digest content, Optional<Origin> origin) {}
