// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.uri;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of an operation in the notation of RFC 6570, as far as the providers need it: {@code
 * /document/{documentId}/download{?type}} has one path parameter and one query parameter, and
 * {@code /a?with_history=1} carries a query that is always sent.
 */
public final class UriTemplate {

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^{}?]+)}");
    private static final Pattern QUERY_PARAMETERS = Pattern.compile("\\{\\?([^{}]+)}$");

    private final String path;
    private final String fixedQuery;
    private final List<String> pathNames;
    private final List<String> queryNames;

    /** What stands before, between and behind the path parameters: one more than there are. */
    private final List<String> literals;

    public UriTemplate(String template) {
        Matcher query = QUERY_PARAMETERS.matcher(template);
        String rest = template;
        if (query.find()) {
            queryNames = List.of(query.group(1).split(","));
            rest = template.substring(0, query.start());
        } else {
            queryNames = List.of();
        }
        int fixed = rest.indexOf('?');
        path = fixed < 0 ? rest : rest.substring(0, fixed);
        fixedQuery = fixed < 0 ? "" : rest.substring(fixed + 1);
        Matcher name = PATH_PARAMETER.matcher(path);
        List<String> names = new ArrayList<>();
        List<String> between = new ArrayList<>();
        int end = 0;
        while (name.find()) {
            names.add(name.group(1));
            between.add(path.substring(end, name.start()));
            end = name.end();
        }
        between.add(path.substring(end));
        pathNames = List.copyOf(names);
        literals = List.copyOf(between);
    }

    public List<String> pathNames() {
        return pathNames;
    }

    public List<String> queryNames() {
        return queryNames;
    }

    public String path() {
        return path;
    }

    /** The path and query to request, percent-encoded. */
    public String expand(UnaryOperator<String> pathValue, Map<String, String> query) {
        StringBuilder target = new StringBuilder(literals.get(0));
        for (int i = 0; i < pathNames.size(); i++) {
            target.append(encode(pathValue.apply(pathNames.get(i)))).append(literals.get(i + 1));
        }
        char separator = '?';
        if (!fixedQuery.isEmpty()) {
            target.append(separator).append(fixedQuery);
            separator = '&';
        }
        for (Map.Entry<String, String> entry : query.entrySet()) {
            target.append(separator)
                    .append(encode(entry.getKey()))
                    .append('=')
                    .append(encode(entry.getValue()));
            separator = '&';
        }
        return target.toString();
    }

    /** URLEncoder writes forms; in a path its plus sign would be a plus sign, not a blank. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
