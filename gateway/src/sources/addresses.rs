//! Addresses that sources need, kept in a data file beside: none stands in code.

use std::sync::LazyLock;

use serde::Deserialize;

/// Where things are published.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Addresses {
    /// The Region's own site: completes the relative links of its guide.
    pub region: String,
    /// Where aids of `aides-territoires` are published.
    pub aides_territoires: String,
    /// Where the annuaire de l'éducation is published.
    pub annuaire_education: String,
    /// The name under which each school has its page of the digital workspace.
    pub ent: String,
    /// Where the ministry publishes the school calendar.
    pub calendrier_scolaire: String,
    /// The national base of what tourist offices publish.
    pub datatourisme: String,
    /// Where FINESS was published until May 2026.
    pub finess: String,
    /// Where FINESS is published since.
    pub finess_plus: String,
    /// Where the list of France Services desks is published.
    pub france_services: String,
    /// Where people find the pages of OpenAgenda's events.
    pub openagenda: String,
    /// Where the places of digital help are published.
    pub mediation_numerique: String,
}

/// The addresses that this build ships.
pub fn shipped() -> &'static Addresses {
    static SHIPPED: LazyLock<Addresses> =
        LazyLock::new(|| toml::from_str(include_str!("addresses.toml")).unwrap_or_default());
    &SHIPPED
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_shipped_addresses_are_there() {
        let shipped = super::shipped();
        for address in [&shipped.region, &shipped.france_services, &shipped.mediation_numerique] {
            assert!(address.starts_with("https://"));
        }
        assert!(shipped.ent.contains('.') && !shipped.ent.contains('/'), "a bare name");
    }
}
