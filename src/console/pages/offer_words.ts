// Why: the names of facts and states in words, for the pages about offers.
import type { DraftRow, DraftState, Fact } from '../api.ts';
import { longDay } from '../dates.ts';
import { t } from '../words.ts';

// In the order in which they are shown; the names are those of catalog::Field.
export function factLabels(): [string, string][] {
    return [
        ['title', t('Intitulé')], ['reference', t('Référence')],
        ['must_quote', t('À rappeler en postulant')], ['employer', t('Employeur')],
        ['department', t('Service')], ['family', t('Métier')], ['category', t('Catégorie')],
        ['grades', t('Grades')], ['contract', t('Contrat')], ['duration', t('Durée')],
        ['working_time', t('Temps de travail')], ['positions', t('Postes')],
        ['start_date', t('Prise de poste')], ['start_text', t('Prise de poste, en mots')],
        ['end_date', t('Fin')], ['deadline', t('Date limite')], ['published', t('Publiée')],
        ['updated', t('Mise à jour')], ['location', t('Lieu')], ['access', t('Accès')],
        ['telework', t('Télétravail')], ['education', t('Diplôme')],
        ['experience', t('Expérience')], ['salary', t('Rémunération')],
        ['contact_emails', t('Courriels')], ['contact_phones', t('Téléphones')],
        ['apply_url', t('Portail')], ['documents', t('Pièces à joindre')],
        ['mentions', t('Mentions')], ['language', t('Langue')],
    ];
}

export const listFields = new Set(['grades', 'access', 'contact_emails', 'contact_phones',
                                   'documents', 'mentions']);
const codes = (): Record<string, string> => ({
    'permanent': t('permanent'), 'fixed-term': t('à durée déterminée'),
    'temporary replacement': t('remplacement'), 'casual': t('vacation'),
    'apprenticeship': t('apprentissage'), 'internship': t('stage'), 'freelance': t('indépendant'),
    'full-time': t('temps complet'), 'part-time': t('temps non complet'),
    'yes': t('oui'), 'no': t('non'), 'partial': t('en partie'),
});
const coded = new Set(['contract', 'working_time', 'telework']);
const dated = new Set(['start_date', 'end_date', 'deadline', 'published', 'updated']);

export function valuesOf(fact: Fact): string[] {
    return fact.value === null ? [] : Array.isArray(fact.value) ? fact.value : [fact.value];
}

export function valueInWords(name: string, fact: Fact): string {
    return valuesOf(fact).map((value) => {
        if (coded.has(name)) return codes()[value] ?? value;
        if (dated.has(name) && /^\d{4}-\d\d-\d\d$/.test(value))
            return longDay(`${value}T12:00:00Z`);
        return value;
    }).join(', ');
}

export function draftStateInWords(state: DraftState): string {
    const words: Record<DraftState, string> = {
        draft: t('Brouillon'), published: t('Publiée'), changed: t('Publiée, modifiée depuis'),
        recalled: t('Retirée'),
    };
    return words[state];
}

export function offerStateInWords(state: DraftRow['offer_state']): string {
    const words: Record<DraftRow['offer_state'], string> = {
        open: t('ouverte'), undated: t('sans date limite'), expired: t('date limite passée'),
        ended: t('terminée'), withdrawn: t('retirée'),
    };
    return words[state];
}
