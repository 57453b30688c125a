// SPDX-License-Identifier: Apache-2.0
/** What Camel's catalog knows of a component. */
package io.github.camelesign.testing.catalog;
