// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Keeps what a webhook refuses out of memory. Camel reads a whole body, and unpacks it, before a
 * webhook sees the first byte of it; Tomcat has no limit for JSON. Of a body that is too large the
 * webhook gets one byte more than it takes, which is enough for it to refuse.
 */
final class WebhookBodyLimit extends OncePerRequestFilter {

    private final Map<PathPattern, Integer> limits = new ConcurrentHashMap<>();

    /**
     * @param path of a webhook, within the application
     * @param maxPayload the bytes that it takes
     */
    void set(String path, int maxPayload) {
        limits.put(PathPatternParser.defaultInstance.parse(path), maxPayload);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Integer> limit = limit(request);
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (limit.isEmpty()) {
            chain.doFilter(request, response);
        } else if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            logger.warn("Refused a webhook call: its body is encoded as " + encoding);
            response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else {
            chain.doFilter(new LimitedRequest(request, limit.get() + 1L), response);
        }
    }

    /** By Spring's own rules for paths, so that no other way to write one passes by. */
    private Optional<Integer> limit(HttpServletRequest request) {
        var path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return limits.entrySet().stream()
                .filter(webhook -> webhook.getKey().matches(path))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {

        private final long limit;
        private ServletInputStream body;

        LimitedRequest(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new LimitedStream(super.getInputStream(), limit);
            }
            return body;
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long left;

        LimitedStream(ServletInputStream body, long limit) {
            this.body = body;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? body.read() : -1;
            left--;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = body.read(bytes, offset, (int) Math.min(length, left));
            left -= count;
            return count;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(body.available(), Math.max(left, 0));
        }

        @Override
        public boolean isFinished() {
            return left <= 0 || body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
