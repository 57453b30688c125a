// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.camel.util.AntPathMatcher;

/**
 * Something that the components take for true and no official source confirms.
 *
 * @param id its name in reports
 * @param fact a sentence that is true or not
 * @param assumed where the project relies on it
 * @param call method and path of the HTTP calls that settle it, in Ant's patterns; null if none can
 * @param when jq over one of these calls: whether it counts; all do by default
 * @param holds jq over the array of these calls: whether the fact is true
 * @param saw jq over the same array: what to report if it is not
 * @param unsettled why no run can settle it; null if one can
 */
record Fact(
        String id,
        String fact,
        String assumed,
        String call,
        String when,
        String holds,
        String saw,
        String unsettled) {

    private static final String ANY_SAW =
            """
            .[-1] | "status \\(.status), \\(.type // "no type"), " +
              (.body | if type == "object" then "members " + (keys | join(", ")) else type end)""";

    /** What a run found out. */
    enum Result {
        HELD("held"),
        DID_NOT_HOLD("did not hold"),
        NOT_SETTLED("not settled");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * @param why what was seen, or why nothing could be; empty for what held
     */
    record Verdict(Fact fact, Result result, String why) {}

    /** Whether a run can settle it. */
    boolean canBeSettled() {
        return call != null;
    }

    /**
     * @param calls all that went over the wire, see {@link Recorder}
     */
    Verdict settle(List<JsonNode> calls) {
        if (!canBeSettled()) {
            return new Verdict(this, Result.NOT_SETTLED, unsettled);
        }
        List<JsonNode> those =
                calls.stream()
                        .filter(each -> matches(each.path("call").asText()))
                        .filter(each -> when == null || new Jq(when).holds(each))
                        .toList();
        if (those.isEmpty()) {
            return new Verdict(this, Result.NOT_SETTLED, "there was no such call");
        }
        JsonNode all = Jq.array(those);
        return new Jq(holds).holds(all)
                ? new Verdict(this, Result.HELD, "")
                : new Verdict(
                        this, Result.DID_NOT_HOLD, new Jq(saw == null ? ANY_SAW : saw).text(all));
    }

    private boolean matches(String made) {
        String[] pattern = call.split(" ", 2);
        String[] methodAndPath = made.split(" ", 2);
        return AntPathMatcher.INSTANCE.match(pattern[0], methodAndPath[0])
                && AntPathMatcher.INSTANCE.match(pattern[1], methodAndPath[1]);
    }
}
