package dev.assize.training.file;

/**
 * How much a file may unpack to.
 *
 * @param entries entries at most
 * @param entryBytes unpacked bytes of an entry at most
 * @param textBytes unpacked bytes of an entry that is not named {@code *.bin} at most
 * @param ratio unpacked bytes for each packed byte at most, in entries named {@code *.bin} above 64 KiB
 */
record ZipLimits(int entries, long entryBytes, long textBytes, long ratio) {
    /** A network of 250 million parameters still fits. */
    static final ZipLimits DEFAULT = new ZipLimits(16, 1L << 30, 1L << 25, 100);
}
