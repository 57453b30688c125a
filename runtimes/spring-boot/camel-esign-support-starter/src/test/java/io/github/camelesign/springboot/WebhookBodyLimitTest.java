// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What Camel gets to read of a call to a webhook that takes ten bytes. */
class WebhookBodyLimitTest {

    private final WebhookBodyLimit limit = new WebhookBodyLimit();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    WebhookBodyLimitTest() {
        limit.set("/hooks/signnow", 10);
    }

    private static MockHttpServletRequest call(String path, int length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContent(new byte[length]);
        return request;
    }

    private int read(MockHttpServletRequest request) throws Exception {
        limit.doFilter(request, response, chain);
        return chain.getRequest().getInputStream().readAllBytes().length;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 11})
    void whatItTakesIsReadWhole(int length) throws Exception {
        assertThat(read(call("/hooks/signnow", length))).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hooks/signnow", "/hooks/sign%6Eow", "/hooks/signnow;x=1"})
    void ofMoreOnlySoMuchIsReadThatItIsRefused(String path) throws Exception {
        assertThat(read(call(path, 100_000))).isEqualTo(11);
    }

    @Test
    void singleBytesAreCountedToo() throws Exception {
        limit.doFilter(call("/hooks/signnow", 100), response, chain);

        int read = 0;
        while (chain.getRequest().getInputStream().read() >= 0) {
            read++;
        }
        assertThat(read).isEqualTo(11);
    }

    @Test
    void aCompressedBodyIsNotRead() throws Exception {
        MockHttpServletRequest request = call("/hooks/signnow", 5);
        request.addHeader("Content-Encoding", "gzip");

        limit.doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(415);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void otherPathsAreLeftAlone() throws Exception {
        assertThat(read(call("/uploads", 100_000))).isEqualTo(100_000);
    }
}
