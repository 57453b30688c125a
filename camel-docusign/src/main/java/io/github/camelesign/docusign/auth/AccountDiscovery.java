// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static io.github.camelesign.spi.JsonView.objects;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignOperation;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Token;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the accounts of the user, and where each of them is: accounts live in several data centres
 * and move.
 */
final class AccountDiscovery {

    private static final Operation USER_INFO = DocuSignOperation.OAUTH_USERINFO.row();

    /** Of the second version, as logins by header are. */
    private static final Operation LOGIN_INFORMATION =
            Operation.get(
                            "authentication/login",
                            "/restapi/v2/login_information?include_account_id_guid=true",
                            DocuSignOperation.AUTHENTICATION_LOGIN.row().description())
                    .build();

    private static final Pattern OWN_HOSTS =
            Pattern.compile("(?i)([a-z0-9-]+\\.)*docusign\\.(net|com)");

    private final DocuSignConfiguration configuration;

    AccountDiscovery(DocuSignConfiguration configuration) {
        this.configuration = configuration;
    }

    /** An account as the provider lists it. */
    private record Listed(String id, String otherId, String name, boolean standard, String base) {

        boolean isCalled(String wanted) {
            return wanted.equalsIgnoreCase(id) || wanted.equalsIgnoreCase(otherId);
        }

        @Override
        public String toString() {
            return Stream.of(id, otherId, name)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" / "));
        }
    }

    /** The configured account, else the user's default, as the OAuth server lists it. */
    Token.Account byUserInfo(Map<String, String> credentials, Token.Endpoint endpoint)
            throws EsignOperationException {
        return find(
                USER_INFO, configuration.resolveOauthBaseUri(), credentials, "accounts", endpoint);
    }

    /** The configured account, else the user's default, as the API before OAuth lists it. */
    Token.Account byLoginInformation(Map<String, String> credentials, Token.Endpoint endpoint)
            throws EsignOperationException {
        return find(
                LOGIN_INFORMATION,
                configuration.resolveLegacyBaseUri(),
                credentials,
                "loginAccounts",
                endpoint);
    }

    private Token.Account find(
            Operation operation,
            String host,
            Map<String, String> credentials,
            String field,
            Token.Endpoint endpoint)
            throws EsignOperationException {
        if (configuration.getBaseUri() != null && configuration.getAccountId() != null) {
            return new Token.Account(configuration.getAccountId(), null);
        }
        List<Listed> accounts =
                endpoint.call(
                        new Token.Request(operation, host, credentials, null),
                        (answer, now) -> read(answer, field));
        Listed chosen = choose(accounts).orElseThrow(() -> failure(operation, unknown(accounts)));
        if (configuration.getBaseUri() != null) {
            return new Token.Account(chosen.id(), null);
        }
        if (chosen.base() == null) {
            throw failure(
                    operation,
                    "DocuSign does not say where account %s is. Set the option baseUri"
                            .formatted(chosen));
        }
        if (!isOwn(chosen.base(), host)) {
            throw failure(
                    operation,
                    "Account %s is said to be at %s, which is neither a host of DocuSign nor one that is configured, and gets no token. If it is right set the option baseUri"
                            .formatted(chosen, chosen.base()));
        }
        return new Token.Account(chosen.id(), chosen.base());
    }

    /** Whether the token of a login may go there: the answer alone is no reason to send it. */
    private static boolean isOwn(String base, String asked) {
        try {
            String host = URI.create(base).getHost();
            return host != null
                    && (OWN_HOSTS.matcher(host).matches()
                            || host.equalsIgnoreCase(URI.create(asked).getHost()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Who has no account has an empty list; an answer without one came from somebody else. */
    private static List<Listed> read(Map<String, Object> answer, String field) throws IOException {
        if (!answer.containsKey(field)) {
            throw new IOException("The answer to the login holds no " + field);
        }
        return objects(answer.get(field)).stream()
                .map(AccountDiscovery::read)
                .filter(account -> account.id() != null)
                .toList();
    }

    /** Both answers in one: their fields have different names. */
    private static Listed read(Map<String, Object> account) {
        return new Listed(
                text(account, "account_id", "accountId"),
                text(account, "accountIdGuid"),
                text(account, "account_name", "name"),
                "true".equalsIgnoreCase(text(account, "is_default", "isDefault")),
                base(text(account, "base_uri", "baseUrl")));
    }

    /** The older answer's URL goes on to the account. */
    private static String base(String url) {
        return url == null ? null : url.replaceFirst("/restapi(/.*)?$", "");
    }

    private static String text(Map<String, Object> fields, String... names) {
        return Stream.of(names)
                .map(fields::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    private Optional<Listed> choose(List<Listed> accounts) {
        String wanted = configuration.getAccountId();
        if (wanted != null) {
            return accounts.stream().filter(account -> account.isCalled(wanted)).findFirst();
        }
        return accounts.size() == 1
                ? Optional.of(accounts.get(0))
                : accounts.stream().filter(Listed::standard).findFirst();
    }

    private String unknown(List<Listed> accounts) {
        if (configuration.getAccountId() == null) {
            return "DocuSign names no default account of this user. Set the option accountId to one of %s"
                    .formatted(accounts);
        }
        return "accountId '%s' is none of the user's accounts, which are %s"
                .formatted(configuration.getAccountId(), accounts);
    }

    private static EsignAuthenticationException failure(Operation operation, String what) {
        return new EsignAuthenticationException(
                new EsignFailure(
                        "docusign",
                        operation.name(),
                        0,
                        null,
                        what,
                        null,
                        null,
                        false,
                        false,
                        null));
    }
}
