// Why: the linter's questions in the console's language. It speaks English; this is its French, by
// the shape of each sentence. Left to others: finding them (check/), showing them (pages/offer.ts).
import type { Question } from './api.ts';
import { longDay } from './dates.ts';
import { language, t } from './words.ts';

type Pattern = readonly [RegExp, string];

// $1, $2 … are what the English sentence names. A date is set as people read it.
const messages: readonly Pattern[] = [
    [/^The document states no title\.$/, 'L’annonce n’a pas d’intitulé.'],
    [/^What surrounded the notice is in it: (.+)\.$/,
     'Ce qui entourait l’annonce y est resté ($1).'],
    [/^The same words stand twice: (.+)\.$/, 'Les mêmes mots y sont deux fois ($1).'],
    [/^Struck-out words are left in the document\.$/, 'Des mots barrés y sont restés.'],
    [/^"(.+)" begins with the letter O, not with a zero\.$/,
     '« $1 » commence par la lettre O, pas par un zéro.'],
    [/^"(.+)" has the letter (.) among its digits\.$/,
     '« $1 » a la lettre $2 parmi ses chiffres.'],
    [/^The lower amount \((.+)\) is above the higher one \((.+)\)\.$/,
     'Le montant le plus bas ($1) dépasse le plus haut ($2).'],
    [/^"(.+)" is not the time from (\S+) to (\S+)\.$/,
     '« $1 » n’est pas la durée du $2 au $3.'],
    [/^The hours and the words about working time contradict each other\.$/,
     'Les heures et les mots sur le temps de travail se contredisent.'],
    [/^The notice names a person: (.+)\.$/, 'L’annonce nomme une personne : $1.'],
    [/^The address (\S+) is a person's\.$/, 'L’adresse $1 est celle d’une personne.'],
    [/^The deadline, (\S+), has passed\.$/, 'La date limite, le $1, est passée.'],
    [/^The post was to begin on (\S+), which has passed\.$/,
     'La prise de poste, le $1, est passée.'],
    [/^The contract ends on (\S+), which has passed\.$/, 'La fin du contrat, le $1, est passée.'],
    [/^The offer says it was published on (\S+), which has not come yet\.$/,
     'La date de publication, le $1, n’est pas encore venue.'],
    [/^The contract ends before it begins\.$/, 'Le contrat finit avant de commencer.'],
    [/^Applications close on (\S+), after the post begins \((\S+)\)\.$/,
     'La date limite, le $1, vient après la prise de poste, le $2.'],
    [/^Applications close before the offer was published\.$/,
     'La date limite vient avant la publication.'],
    [/^(\S+) is more than three years away\.$/, 'Le $1 est dans plus de trois ans.'],
    [/^"(.+)" is no day of the calendar\.$/, '« $1 » n’est pas un jour du calendrier.'],
    [/^(\S+) is no (\S+) but a (\S+)\.$/, 'Le $1 n’est pas un $2 mais un $3.'],
    [/^The document does not say when it was written\.$/,
     'L’annonce ne dit pas de quand elle date.'],
    [/^The document states no deadline with day, month and year\.$/,
     'L’annonce ne donne pas de date limite, avec jour, mois et année.'],
    [/^The document does not say when the post begins\.$/,
     'L’annonce ne dit pas quand commence le poste.'],
];

const mentions: Readonly<Record<string, string>> = {
    'the branch of the public service': 'le versant de la fonction publique',
    'whether the post is new or vacant': 'création ou vacance de l’emploi',
    'category, and corps, cadre d\'emplois or grade':
        'la catégorie, et le corps, cadre d’emplois ou grade',
    'the recruiting authority': 'l’autorité de recrutement',
    'the organisation or structure of the post': 'l’organisme ou la structure',
    'the reference of the occupation (métier)': 'la référence du métier',
    'duties, and the profile in experience or skills':
        'les missions, et le profil en expérience ou compétences',
    'particular conditions: habilitations, diplomas, training':
        'les conditions particulières : habilitations, diplômes, formations',
    'the title of the post': 'l’intitulé du poste',
    'the place': 'le lieu',
    'the date of vacancy': 'la date de vacance',
    'where to apply, and until when': 'où postuler, et jusqu’à quand',
};

function dated(text: string): string {
    return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (iso) => longDay(iso));
}

// Null for a sentence that has no French here: the English one is better than none.
export function frenchMessage(message: string): string | null {
    const missing = /^Not found: (.+)\.$/.exec(message);
    if (missing) {
        const mention = mentions[missing[1] ?? ''];
        return mention === undefined ? null : `Mention absente : ${mention}.`;
    }
    for (const [pattern, french] of messages)
        if (pattern.test(message)) return dated(message.replace(pattern, french));
    return null;
}

// What a rule means, where its sentence is the importer's own.
function ruleInWords(rule: string): string {
    const rules: Record<string, string> = {
        characters: t('Un signe ne s’affiche pas bien.'),
        empty_label: t('Un libellé n’a pas de valeur.'),
        contradiction: t('Deux passages se contredisent.'),
        title: t('L’intitulé est déduit du texte.'),
        debris: t('Des mots étrangers à l’annonce y sont restés.'),
        doubled: t('Les mêmes mots y sont deux fois.'),
    };
    return rules[rule] ?? t('Un passage est à vérifier.');
}

export function inWords(question: Question): string {
    return language() === 'fr' ? frenchMessage(question.message) ?? ruleInWords(question.rule)
        : dated(question.message);
}

// What is missing, alone: "le lieu".
export function mentionInWords(question: Question): string {
    const words = inWords(question);
    return words.slice(words.indexOf(':') + 1).trim().replace(/\.$/, '');
}

export function isOpen(question: Question): boolean {
    return question.weight === 'answer' && question.answered === null;
}
