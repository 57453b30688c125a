// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskedUriTest {

    private static final Set<String> SECRETS = Set.of("authorizationCode", "password");

    @Test
    void showsNoSecret() throws URISyntaxException {
        assertThat(mask("x:a/b?page=2&authorizationCode=top&password=RAW(s&cr=t)&tags=a b"))
                .matches(
                        "x:a/b\\?page=2&authorizationCode=xxxxxx-\\w{16}&password=xxxxxx-\\w{16}&tags=a b");
    }

    @Test
    void staysTheSameWithoutSecrets() throws URISyntaxException {
        assertThat(mask("x:a/b?page=2&tags=RAW(a%20+b)"))
                .isEqualTo("x:a/b?page=2&tags=RAW(a%20+b)");
        assertThat(mask("x:a/b")).isEqualTo("x:a/b");
    }

    /** Or Camel would give one account the producer of another. */
    @Test
    void twoAccountsStayTwo() throws URISyntaxException {
        assertThat(mask("x:a/b?password=one"))
                .isEqualTo(mask("x:a/b?password=one"))
                .isNotEqualTo(mask("x:a/b?password=two"));
    }

    private static String mask(String uri) throws URISyntaxException {
        return MaskedUri.of(uri, SECRETS);
    }
}
