package io.github.camelesign.sandbox.signeasy;

import java.util.stream.Stream;

/** The optional {@code limit} and {@code offset} of version 3; without them lists are whole. */
final class Paging {
    private Paging() {}

    static <T> Stream<T> page(SigneasyCall call, Stream<T> all) {
        return all.skip(number(call, "offset", 0)).limit(number(call, "limit", Integer.MAX_VALUE));
    }

    private static int number(SigneasyCall call, String name, int usually) {
        String text = call.query(name);
        if (text == null) {
            return usually;
        }
        if (!text.matches("\\d{1,9}")) {
            throw SigneasyError.invalid(name + " must be a number");
        }
        return Integer.parseInt(text);
    }
}
