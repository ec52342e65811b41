package dev.assize.privacy.table;

import java.util.Arrays;

/** Numbers keys 0, 1, 2 ... in the order in which they are first seen. Open addressing, nothing is boxed. */
final class CodeMap {
    private static final int FIRST_SLOTS = 64;
    private static final int FREE = -1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[FIRST_SLOTS];
    private int[] numbers = free(FIRST_SLOTS);
    private int size;

    int numberOf(long key) {
        int slot = slot(key);
        if (numbers[slot] == FREE) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            numbers[slot] = size++;
        }
        return numbers[slot];
    }

    int size() {
        return size;
    }

    /** The slot that holds the key or, if none does, the one it goes to. */
    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * MIX;
        int slot = (int) (mixed ^ (mixed >>> Integer.SIZE)) & mask;
        while (numbers[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = free(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    private static int[] free(int slots) {
        int[] numbers = new int[slots];
        Arrays.fill(numbers, FREE);
        return numbers;
    }
}
