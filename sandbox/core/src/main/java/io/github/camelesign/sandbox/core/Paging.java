// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.List;
import java.util.function.Supplier;

/**
 * A part of a list.
 *
 * @param start counted from 0
 * @param size how many entries there are at most
 */
public record Paging(long start, int size) {
    private static final String DIGITS = "\\d{1,9}";

    /** The page of that number, counted from 1. */
    public static Paging page(int number, int size) {
        return new Paging((number - 1L) * size, size);
    }

    /** What stands in that part. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(start).limit(size).toList();
    }

    /** How many pages of this size a list has, 0 for an empty one. */
    public int pages(int total) {
        return (total + size - 1) / size;
    }

    /**
     * A number as clients write it.
     *
     * @param usual for null
     * @param refusal of what is no number from 0 to 999,999,999
     */
    public static int number(String text, int usual, Supplier<? extends RuntimeException> refusal) {
        if (text == null) {
            return usual;
        }
        if (!text.matches(DIGITS)) {
            throw refusal.get();
        }
        return Integer.parseInt(text);
    }
}
