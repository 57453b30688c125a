// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.Body;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/**
 * The rule of what is repeatable, from a row's verb, path and body alone and not as the builder of
 * rows has it, so that the two can disagree.
 */
public final class RepeatableRule {

    private static final Pattern READ = Pattern.compile("(GET|HEAD) .*");
    private static final Pattern PUT_OF_A_RESOURCE = Pattern.compile("PUT .*, sends something");
    private static final Pattern DELETE_BY_ID =
            Pattern.compile("DELETE .*/\\{[^/]+}/?, sends nothing");

    private RepeatableRule() {}

    /** That each row of a table is as the rule says, or gives its reason. */
    public static void assertHolds(EsignOperation[] operations) {
        assertThat(operations).isNotEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (EsignOperation operation : operations) {
            Operation row = operation.row();
            String call = call(row);
            boolean byRule =
                    READ.matcher(call).matches()
                            || PUT_OF_A_RESOURCE.matcher(call).matches()
                            || DELETE_BY_ID.matcher(call).matches();
            if (row.isRepeatable() == byRule) {
                softly.assertThat(row.repeatableDeparture())
                        .as("%s: %s is as the rule says, and needs no reason", row, call)
                        .isEmpty();
            } else {
                softly.assertThat(row.repeatableDeparture().orElse(""))
                        .as("%s: why %s is%s repeatable", row, call, byRule ? " not" : "")
                        .isNotBlank();
            }
        }
        softly.assertAll();
    }

    private static String call(Operation row) {
        boolean sends = row.body() != Body.Standard.NONE;
        return row.method() + " " + row.path() + (sends ? ", sends something" : ", sends nothing");
    }
}
