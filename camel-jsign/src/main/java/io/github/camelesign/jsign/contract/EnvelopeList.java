// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.jsign.JSignOperation;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.Paging;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The envelopes of the account, of whatever status, all pages of them. */
final class EnvelopeList {

    /** All that jSign's help names for the list (API, envelopes/envelope_list). */
    private static final List<String> STATUSES =
            List.of(
                    "AwaitingMySignature",
                    "AwaitingOthers",
                    "DueSoon",
                    "Completed",
                    "Declined",
                    "Cancelled",
                    "Expired");

    private static final int BAD_REQUEST = 400;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    private static final Paging PAGING = JSignOperation.ENVELOPE_LIST.row().paging().orElseThrow();

    private final ContractCalls calls;

    EnvelopeList(ContractCalls calls) {
        this.calls = calls;
    }

    List<Map<String, Object>> filedUnder(String category) throws EsignOperationException {
        return all(Map.of("categories", List.of(category)));
    }

    /** Those made on a day or later; a day more on either side, as the time zone is not known. */
    List<Map<String, Object>> since(LocalDate day, LocalDate today) throws EsignOperationException {
        return all(
                Map.of(
                        "start_date", DAY.format(day.minusDays(1)),
                        "end_date", DAY.format(today.plusDays(1))));
    }

    private List<Map<String, Object>> all(Map<String, Object> filter)
            throws EsignOperationException {
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, String> numbers = PAGING.first(Map.of());
        boolean mayBeLast = false;
        while (numbers != null) {
            Map<String, Object> page = page(filter, numbers, mayBeLast);
            all.addAll(JsonView.objects(PAGING.items(page)));
            mayBeLast = !PAGING.isFull(numbers, page);
            numbers = PAGING.next(numbers, page);
        }
        return all;
    }

    /** How a page behind the last is answered is not documented: an error is none there. */
    private Map<String, Object> page(
            Map<String, Object> filter, Map<String, String> numbers, boolean mayBeBehind)
            throws EsignOperationException {
        Map<String, Object> body = new HashMap<>(filter);
        body.put("status", STATUSES);
        numbers.forEach((name, number) -> body.put(name, Integer.valueOf(number)));
        try {
            return calls.send(JSignOperation.ENVELOPE_LIST, Map.of(), body);
        } catch (EsignOperationException e) {
            if (mayBeBehind && e.getHttpResponseCode() == BAD_REQUEST) {
                return Map.of();
            }
            throw e;
        }
    }
}
