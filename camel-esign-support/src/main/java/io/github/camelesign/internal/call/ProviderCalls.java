// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.content.ContentFactory;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.content.JsonEntries;
import io.github.camelesign.internal.http.ProviderClient;
import io.github.camelesign.internal.http.ProviderRequest;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.Content;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A component's own calls of operations. */
public final class ProviderCalls implements Calls {

    private static final int PORTION = 1000;

    private final Supplier<ProviderClient> client;
    private final Predicate<EsignOperationException> absence;
    private final Configured configured;
    private final double share;

    /** Gives path parameters that are the same for every call, such as the account. */
    @FunctionalInterface
    public interface Configured {

        /**
         * @return null for a parameter that belongs to the call
         */
        String value(String parameter) throws EsignOperationException;
    }

    /**
     * @param share of the provider's quota that the calls may use, from 0 to 1
     */
    public ProviderCalls(
            Supplier<ProviderClient> client,
            Predicate<EsignOperationException> absence,
            Configured configured,
            double share) {
        this.client = client;
        this.absence = absence;
        this.configured = configured;
        this.share = share;
    }

    @Override
    public Instant now() {
        return client.get().providerTime();
    }

    @Override
    public boolean isAbsent(EsignOperationException failure) {
        return absence.test(failure);
    }

    @Override
    public Map<String, Object> get(EsignOperation operation, String id, Map<String, ?> query)
            throws EsignOperationException {
        return JsonView.object(read(operation.row(), id, texts(query), null));
    }

    @Override
    public List<Map<String, Object>> list(
            EsignOperation operation, String id, Map<String, ?> filter)
            throws EsignOperationException {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (EntryPages pages = pages(operation, id, filter); pages.hasNext(); ) {
            entries.addAll(pages.next());
        }
        return entries;
    }

    @Override
    public EntryPages pages(EsignOperation operation, String id, Map<String, ?> filter) {
        Operation row = operation.row();
        Paging paging = row.paging().orElse(null);
        boolean inBody = paging != null && paging.isInBody();
        Pages pages =
                new Pages(
                        paging,
                        inBody ? Pages.numbers(filter) : texts(filter),
                        query ->
                                inBody
                                        ? read(row, id, Map.of(), body(row, filter, query))
                                        : read(row, id, query, null));
        return new EntryPages() {

            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public List<Map<String, Object>> next() throws EsignOperationException {
                return JsonView.objects(pages.next());
            }
        };
    }

    @Override
    public EntryPages portions(EsignOperation operation, String field) {
        Operation row = operation.row();
        return new EntryPages() {

            private Iterator<List<?>> entries;

            @Override
            public boolean hasNext() {
                return entries == null || entries.hasNext();
            }

            @Override
            public List<Map<String, Object>> next() throws EsignOperationException {
                if (entries == null) {
                    entries = listed(row, field);
                }
                return JsonView.objects(entries.next());
            }
        };
    }

    private Iterator<List<?>> listed(Operation row, String field) throws EsignOperationException {
        Json json = client.get().json();
        return within(row)
                .call(
                        new ProviderRequest(row, target(row, null, Map.of()), null),
                        response ->
                                JsonEntries.of(
                                        json.bytes(response.body(), response.length()),
                                        field,
                                        PORTION));
    }

    private Content body(Operation row, Map<String, ?> filter, Map<String, String> numbers) {
        return row.body().of(Pages.inBody(filter, numbers), contents());
    }

    /** Some operations answer a word, or a page, when they have succeeded. */
    @Override
    public Map<String, Object> send(EsignOperation operation, String id, Map<String, ?> fields)
            throws EsignOperationException {
        Operation row = operation.row();
        Content content = fields == null ? null : row.body().of(fields, contents());
        Json json = client.get().json();
        return within(row)
                .call(
                        new ProviderRequest(row, target(row, id, Map.of()), content),
                        response ->
                                JsonView.object(
                                        row.answer()
                                                .unwrap(
                                                        json.readMap(
                                                                json.bytes(
                                                                        response.body(),
                                                                        response.length())))));
    }

    private Object read(Operation row, String id, Map<String, String> query, Content content)
            throws EsignOperationException {
        return within(row)
                .call(
                        new ProviderRequest(row, target(row, id, query), content),
                        response -> ListedErrors.read(row, client.get().json(), response));
    }

    private ProviderClient within(Operation row) throws EsignOperationException {
        ProviderClient own = client.get();
        if (share < 1) {
            own.awaitQuota(share, row);
        }
        return own;
    }

    private String target(Operation row, String id, Map<String, String> query)
            throws EsignOperationException {
        Map<String, String> path = new HashMap<>();
        for (String parameter : row.pathParameters()) {
            String value = configured.value(parameter);
            path.put(parameter, value == null ? id : value);
        }
        return row.target(path::get, query);
    }

    private ContentFactory contents() {
        return new ContentFactory(client.get().json());
    }

    private static Map<String, String> texts(Map<String, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
