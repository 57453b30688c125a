// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Paging;
import java.util.stream.Stream;

/** The optional {@code limit} and {@code offset} of version 3; without them lists are whole. */
final class SigneasyPaging {
    private SigneasyPaging() {}

    static <T> Stream<T> page(SigneasyCall call, Stream<T> all) {
        return new Paging(number(call, "offset", 0), number(call, "limit", Integer.MAX_VALUE))
                .of(all.toList()).stream();
    }

    private static int number(SigneasyCall call, String name, int usually) {
        return Paging.number(
                call.query(name), usually, () -> SigneasyError.invalid(name + " must be a number"));
    }
}
