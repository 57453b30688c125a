// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.ParameterValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/**
 * A provider's operations for designers and other tools, from the rows that the component works
 * with: {@code META-INF/io/github/camelesign/<scheme>/operations.json} of its jar, a line for each
 * operation.
 */
public final class OperationsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String component;
    private final Set<String> configured;
    private final List<Operation> rows;

    /**
     * @param component the name in its headers, for example {@code SignNow}
     * @param configured parameters that are options of the component, and no message's to choose
     */
    public OperationsJson(String component, EsignOperation[] operations, Set<String> configured) {
        this.component = component;
        this.configured = configured;
        this.rows =
                Stream.of(operations)
                        .map(EsignOperation::row)
                        .sorted(Comparator.comparing(Operation::name))
                        .toList();
    }

    @Override
    public String toString() {
        return rows.stream()
                .map(row -> written(fields(row)))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String written(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> fields(Operation row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", row.name());
        fields.put("kind", name(row.kind()));
        fields.put("method", row.method());
        fields.put("path", row.path());
        fields.put("description", row.description());
        if (row.credentials() == Operation.Credentials.CLIENT) {
            fields.put("asApplication", true);
        }
        fields.put("parameters", parameters(row));
        if (row.kind() != Operation.Kind.EVENTS) {
            fields.put("body", row.body().shown());
            if (row.emptyBody() != null) {
                fields.put("emptyBody", true);
            }
            fields.put("answer", row.answer().shown());
            fields.put("repeatable", row.isRepeatable());
            fields.put("paged", row.paging().isPresent());
        }
        fields.put("ids", ids(row));
        return fields;
    }

    private List<Map<String, Object>> parameters(Operation row) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (String name : row.parameterNames()) {
            if (!configured.contains(name)) {
                parameters.add(parameter(row, name));
            }
        }
        return parameters;
    }

    private static Map<String, Object> parameter(Operation row, String name) {
        ParameterValue value = row.value(name);
        boolean inPath = row.pathParameters().contains(name);
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", place(row, name));
        parameter.put("type", name(value.type()));
        parameter.put("required", inPath || value.isRequired());
        value.defaultValue().ifPresent(given -> parameter.put("default", given));
        if (!value.values().isEmpty()) {
            parameter.put("values", value.values());
        }
        if (value.isOpen()) {
            parameter.put("open", true);
        }
        if (value.most() != Long.MAX_VALUE) {
            parameter.put("minimum", value.least());
            parameter.put("maximum", value.most());
        }
        return parameter;
    }

    private static String place(Operation row, String name) {
        if (row.pathParameters().contains(name)) {
            return "path";
        }
        if (row.queryParameters().contains(name)) {
            return "query";
        }
        return row.headerParameters().containsKey(name) ? "header" : "option";
    }

    /** The header of each id that the answer sets, and where it stands there. */
    private Map<String, String> ids(Operation row) {
        Map<String, String> ids = new TreeMap<>();
        row.promotedIds().forEach((id, pointer) -> ids.put(header(id), pointer));
        row.promotedHeaders().forEach((id, header) -> ids.put(header(id), "header " + header));
        return ids;
    }

    private String header(String id) {
        return "Camel" + component + StringHelper.capitalize(id);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
