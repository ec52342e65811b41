package dev.assize.training;

/**
 * How much a model file may unpack to.
 *
 * @param entries entries at most
 * @param entryBytes unpacked bytes of an entry at most
 * @param ratio unpacked bytes for each packed byte at most, in entries above 64 KiB
 */
record ZipLimits(int entries, long entryBytes, long ratio) {
    /** A network of 250 million parameters still fits. */
    static final ZipLimits DEFAULT = new ZipLimits(16, 1L << 30, 100);
}
